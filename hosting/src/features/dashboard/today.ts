/** What the Today page reads and what its address says. */
import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { Here } from '@/domain/desk-lists';
import type { DueFollowUp, Unread } from '@/domain/needs';
import { PERIOD_KINDS, type PeriodKind } from '@/domain/periods';
import { useOpen } from '@/features/follow-ups/live';
import type { Project } from '@/lib/books';
import { useMinute, useToday } from '@/lib/clock';
import { useOwner } from '@/lib/owner';
import { useUnreadRooms } from '@/lib/unread';

/** The day and the zone that everything on the page is told for. */
export function useHere(): Here {
  const { profile } = useOwner();
  const today = useToday(profile.timeZone);
  return useMemo(() => ({ today, timeZone: profile.timeZone }), [today, profile.timeZone]);
}

/** Rooms with something unread and follow-ups whose time has come, through the listeners of the shell's badges. */
export function useWaiting(uid: string) {
  const now = useMinute();
  const rooms = useUnreadRooms(uid);
  const { rows: open } = useOpen(uid);
  return useMemo(
    () => ({
      unread: (rooms ?? []).map(unreadOf),
      followUps: (open ?? []).flatMap((each): DueFollowUp[] =>
        each.nextAt !== null && each.nextAt <= now
          ? [{ id: each.id, title: each.title, about: each.about?.name ?? null, at: each.nextAt }]
          : [],
      ),
      /** The follow-ups themselves, for doing something about them. */
      followUpById: (id: string) => open?.find((each) => each.id === id),
      isKnown: rooms !== undefined && open !== undefined,
    }),
    [rooms, open, now],
  );
}

function unreadOf({ id, title, client, summary, createdAt }: Project): Unread {
  return {
    projectId: id,
    title,
    clientName: client.name,
    count: summary.unread,
    name: summary.lastMessage?.name ?? client.name,
    text: summary.lastMessage?.text ?? '',
    at: summary.lastMessageAt ?? createdAt,
  };
}

interface Chosen {
  readonly period: PeriodKind;
  /** Null: the one with the most money. */
  readonly currency: string | null;
}

/** What is chosen on the page, kept in its address so that it can be come back to. */
export function useChosen(): readonly [Chosen, (change: Partial<Chosen>) => void] {
  const search = useSearch();
  const [, navigate] = useLocation();
  const chosen = useMemo(() => readChosen(search), [search]);
  const choose = useCallback(
    (change: Partial<Chosen>) => navigate(`/desk${writeChosen({ ...chosen, ...change })}`, { replace: true }),
    [chosen, navigate],
  );
  return [chosen, choose];
}

export function readChosen(search: string): Chosen {
  const asked = new URLSearchParams(search);
  const currency = asked.get('currency');
  return {
    period: PERIOD_KINDS.find((kind) => kind === asked.get('period')) ?? PERIOD_KINDS[0],
    currency: currency !== null && /^[A-Z]{3}$/.test(currency) ? currency : null,
  };
}

export function writeChosen({ period, currency }: Chosen): string {
  const parts = [
    ...(period === PERIOD_KINDS[0] ? [] : [`period=${period}`]),
    ...(currency ? [`currency=${currency}`] : []),
  ];
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
