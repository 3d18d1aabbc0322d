/** What can be done with follow-ups: shown at once, sent in the order it was pressed, taken back with its reason when refused. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useToasts } from '@/components/toasts';
import { useUndo } from '@/components/use-undo';
import { instantOf } from '@/domain/zones';
import { sentenceFor } from '@/lib/api';
import { newId } from '@/lib/ids';
import { callPortals, useOwner } from '@/lib/owner';
import { lowered } from '@/lib/words';
import { type About, deletedRow, type FollowUp, finishedRow, reopenedRow, restoredRow, snoozedRow } from './model';
import { layOver } from './overlays';
import { sayWhen } from './when';

/** What the form says. */
export interface Wish {
  readonly title: string;
  readonly about: About | null;
  /** A local time in `timeZone`. */
  readonly startsAt: string;
  readonly timeZone: string;
  readonly recurrence: string | null;
}

export interface FollowUpActions {
  /** Make one; false where it was refused, and the form should have its words back. */
  readonly add: (wish: Wish) => Promise<boolean>;
  /** Say it anew; throws what the form should show. */
  readonly change: (row: FollowUp, wish: Wish) => Promise<void>;
  readonly finish: (row: FollowUp, isSkipped: boolean) => void;
  /** Take back what was done last. */
  readonly reopen: (row: FollowUp) => void;
  readonly snooze: (row: FollowUp, until: number) => void;
  readonly remove: (row: FollowUp) => void;
}

/** Whether the functions do not know the row yet, so that nothing can be done with it. */
export function isBeingMade(row: FollowUp): boolean {
  return row.updatedAt === 0;
}

const lastOf = new Map<string, Promise<unknown>>();

/** Send what is about one row one after the other: an undo must not overtake what it undoes. */
function inTurn<Answer>(id: string, send: () => Promise<Answer>): Promise<Answer> {
  const turn = (lastOf.get(id) ?? Promise.resolve()).catch(() => undefined).then(send);
  lastOf.set(id, turn);
  return turn;
}

const iso = (instant: number) => new Date(instant).toISOString();
const asked = ({ about, ...wish }: Wish) => ({ ...wish, about: about && { kind: about.kind, id: about.id } });

export function useFollowUpActions(): FollowUpActions {
  const client = useQueryClient();
  const { uid, profile } = useOwner();
  const { say } = useToasts();
  const { withUndo } = useUndo();
  return useMemo(() => {
    const changing = changes(client, uid);
    const reopen = (row: FollowUp, dueAt: number) =>
      changing(row, reopenedRow(row), 'POST /api/portals/follow-ups/{followUpId}/reopen', { dueAt: iso(dueAt) });
    return {
      add: async (wish) => {
        // The key becomes the id, so that the listener's row takes this one's place whichever comes first.
        const id = newId();
        const laid = layOver(client, uid, newRow(id, wish));
        try {
          await callPortals('POST /api/portals/follow-ups', { ...asked(wish), idempotencyKey: id });
          laid.confirm();
          return true;
        } catch (thrown) {
          laid.lift();
          say(`“${wish.title}” was not added. ${sentenceFor(thrown)}`);
          return false;
        }
      },
      change: async (row, wish) => {
        await inTurn(row.id, () =>
          callPortals('PUT /api/portals/follow-ups/{followUpId}', asked(wish), { followUpId: row.id }),
        );
      },
      finish: (row, isSkipped) => {
        const after = finishedRow(row, isSkipped, Date.now());
        const address = isSkipped
          ? ('POST /api/portals/follow-ups/{followUpId}/skip' as const)
          : ('POST /api/portals/follow-ups/{followUpId}/done' as const);
        withUndo({
          said: `${isSkipped ? 'Skipped' : 'Done'}: ${row.title}`,
          failed: `“${row.title}” is still to be done`,
          act: () => changing(row, after, address, { dueAt: iso(row.dueAt) }),
          undo: () => reopen(after, row.dueAt),
        });
      },
      reopen: (row) => {
        if (row.lastDone === null) return;
        void reopen(row, row.lastDone.dueAt).catch((thrown: unknown) =>
          say(`“${row.title}” stays done. ${sentenceFor(thrown)}`),
        );
      },
      snooze: (row, until) => {
        const address = 'POST /api/portals/follow-ups/{followUpId}/snooze' as const;
        const dueAt = iso(row.dueAt);
        const after = snoozedRow(row, until);
        const { snoozedUntil } = row;
        withUndo({
          said: `Put off until ${lowered(sayWhen(until, profile.timeZone, Date.now()))}: ${row.title}`,
          failed: `“${row.title}” was not put off`,
          act: () => changing(row, after, address, { dueAt, until: iso(until) }),
          undo: () => {
            const before = snoozedUntil !== null && snoozedUntil > Date.now() ? snoozedUntil : null;
            return changing(after, snoozedRow(after, before), address, {
              dueAt,
              until: before === null ? null : iso(before),
            });
          },
        });
      },
      remove: (row) => {
        const after = deletedRow(row, Date.now());
        withUndo({
          said: `Deleted: ${row.title}`,
          failed: `“${row.title}” is still there`,
          act: () => changing(row, after, 'POST /api/portals/follow-ups/{followUpId}/delete', {}),
          undo: () => changing(after, restoredRow(after), 'POST /api/portals/follow-ups/{followUpId}/restore', {}),
        });
      },
    };
  }, [client, uid, profile.timeZone, say, withUndo]);
}

type OnePost = Extract<Parameters<typeof callPortals>[0], `POST /api/portals/follow-ups/{followUpId}/${string}`>;

/** Show the row as it will be, send, and show it as it was when the functions refuse. */
function changes(client: QueryClient, uid: string) {
  return async <Address extends OnePost>(
    row: FollowUp,
    after: FollowUp,
    address: Address,
    body: Parameters<typeof callPortals<Address>>[1],
  ): Promise<void> => {
    const laid = layOver(client, uid, after);
    try {
      await inTurn(row.id, () => callPortals(address, body, { followUpId: row.id }));
      laid.confirm();
    } catch (thrown) {
      laid.lift();
      throw thrown;
    }
  };
}

function newRow(id: string, wish: Wish): FollowUp {
  const dueAt = instantOf(wish.startsAt, wish.timeZone);
  return {
    ...wish,
    id,
    dueAt,
    nextAt: dueAt,
    snoozedUntil: null,
    isDone: false,
    lastDone: null,
    deletedAt: null,
    createdAt: 0,
    updatedAt: 0,
  };
}
