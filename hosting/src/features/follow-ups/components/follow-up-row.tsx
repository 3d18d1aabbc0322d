import { useState } from 'react';
import { Link } from 'wouter';
import { Button, IconButton } from '@/components/button';
import { CheckIcon, RetryIcon } from '@/components/icons';
import { LampDot } from '@/components/lamp';
import { useMinute } from '@/lib/clock';
import { useOwner } from '@/lib/owner';
import { type FollowUpActions, isBeingMade } from '../actions';
import { type About, type FollowUp, whenOf } from '../model';
import { sayRecurrence } from '../rule';
import { sayWhen } from '../when';
import { FollowUpDialog } from './follow-up-dialog';
import { SnoozeDialog } from './snooze-dialog';

interface FollowUpRowProps {
  readonly row: FollowUp;
  readonly actions: FollowUpActions;
  /** On the page of what it is about, that need not be said. */
  readonly hidesAbout?: boolean;
}

/** Something still to be done: one press and it is; its title opens the rest. */
export function FollowUpRow({ row, actions, hidesAbout = false }: FollowUpRowProps) {
  const [open, setOpen] = useState<'details' | 'snooze' | null>(null);
  const { profile } = useOwner();
  const now = useMinute();
  const isSending = isBeingMade(row);
  const nextAt = row.nextAt ?? row.dueAt;
  const isLate = whenOf(nextAt, profile.timeZone, now) === 'overdue';
  const close = () => setOpen(null);
  return (
    <li class="flex items-start gap-2 py-2 pr-2 pl-2.5 sm:pl-3">
      <IconButton
        label={`Done: ${row.title}`}
        isDisabled={isSending}
        onPress={() => actions.finish(row, false)}
        class="group"
      >
        <span class="grid size-5 place-items-center rounded-full border-[1.5px] border-faint text-transparent group-enabled:group-hover:border-go group-enabled:group-hover:text-go group-focus-visible:text-go">
          <CheckIcon size={12} />
        </span>
      </IconButton>
      <div class="min-w-0 flex-1 py-1">
        <button
          type="button"
          disabled={isSending}
          class="touch-target max-w-full rounded-small text-left text-15 font-medium enabled:hover:underline"
          onClick={() => setOpen('details')}
        >
          {row.title}
        </button>
        <p class="flex flex-wrap items-center gap-x-2 text-13 text-soft">
          {isLate && (
            <span class="inline-flex items-center gap-1.5 font-medium text-stop">
              <LampDot tone="stop" class="m-1" />
              Overdue
            </span>
          )}
          <span class="tabular-nums">{isSending ? 'Sending' : sayWhen(nextAt, profile.timeZone, now)}</span>
          {row.snoozedUntil !== null && <span>put off</span>}
          {row.recurrence && (
            <span class="inline-flex items-center gap-1">
              <RetryIcon size={12} />
              {sayRecurrence(row.recurrence)}
            </span>
          )}
          {row.about && !hidesAbout && <AboutLink about={row.about} />}
        </p>
      </div>
      <Button
        look="bare"
        size="small"
        isDisabled={isSending}
        label={`Put off: ${row.title}`}
        onPress={() => setOpen('snooze')}
      >
        Put off
      </Button>
      {open === 'details' && <FollowUpDialog row={row} actions={actions} onClose={close} />}
      {open === 'snooze' && <SnoozeDialog row={row} onChoose={(until) => actions.snooze(row, until)} onClose={close} />}
    </li>
  );
}

const PLACES = { client: 'clients', lead: 'leads', room: 'rooms' } as const;

export function AboutLink({ about }: { readonly about: About }) {
  return (
    <Link
      href={`/desk/${PLACES[about.kind]}/${about.id}`}
      class="touch-target inline-flex min-w-0 items-center truncate rounded-small text-soft underline decoration-line underline-offset-4 hover:text-ink hover:decoration-current"
    >
      {about.name}
    </Link>
  );
}
