import { Button } from '@/components/button';
import { CheckIcon, ChevronRightIcon } from '@/components/icons';
import { useMinute } from '@/lib/clock';
import { useOwner } from '@/lib/owner';
import { lowered } from '@/lib/words';
import type { FollowUpActions } from '../actions';
import type { FollowUp } from '../model';
import { sayWhen } from '../when';
import { AboutLink } from './follow-up-row';

interface DoneRowProps {
  readonly row: FollowUp;
  readonly actions: FollowUpActions;
  readonly hidesAbout?: boolean;
}

/** Something that was done or skipped, with the way back. */
export function DoneRow({ row, actions, hidesAbout = false }: DoneRowProps) {
  const { profile } = useOwner();
  const now = useMinute();
  const done = row.lastDone;
  if (done === null) return null;
  return (
    <li class="flex items-start gap-2 py-2 pr-2 pl-2.5 sm:pl-3">
      <span class="grid size-9 shrink-0 place-items-center text-faint">
        {done.isSkipped ? <ChevronRightIcon size={16} /> : <CheckIcon size={16} />}
      </span>
      <div class="min-w-0 flex-1 py-1">
        <p class="text-15 text-soft">{row.title}</p>
        <p class="flex flex-wrap items-center gap-x-2 text-13 text-faint tabular-nums">
          <span>
            {done.isSkipped ? 'Skipped' : 'Done'} {lowered(sayWhen(done.at, profile.timeZone, now))}
          </span>
          {row.nextAt !== null && <span>next {lowered(sayWhen(row.nextAt, profile.timeZone, now))}</span>}
          {row.about && !hidesAbout && <AboutLink about={row.about} />}
        </p>
      </div>
      <Button look="bare" size="small" label={`Undo: ${row.title}`} onPress={() => actions.reopen(row)}>
        Undo
      </Button>
    </li>
  );
}
