import { Skeleton } from '@/components/skeleton';
import { useMinute } from '@/lib/clock';
import { useOwner } from '@/lib/owner';
import { lowered } from '@/lib/words';
import { useHistory } from '../live';
import type { FollowUp } from '../model';
import { sayWhen } from '../when';

/** What was done of a follow-up, and when it had been due. */
export function HistoryList({ row }: { readonly row: FollowUp }) {
  const { uid, profile } = useOwner();
  const now = useMinute();
  const { data: entries, error } = useHistory(uid, row.id);
  return (
    <section aria-label="What was done" class="flex flex-col gap-2 border-t border-line pt-4">
      <h3 class="caption text-soft">Done before</h3>
      {error && <p class="text-13 text-stop">The history didn’t load. Open this again.</p>}
      {entries === undefined && !error && <Skeleton class="h-5 w-56" />}
      <ul class="flex flex-col gap-1.5 text-13 text-soft tabular-nums">
        {entries?.map(({ id, dueAt, at, isSkipped, missed }) => (
          <li key={id} class="flex flex-wrap justify-between gap-x-4">
            <span>{sayWhen(dueAt, profile.timeZone, now)}</span>
            <span class="text-faint">
              {isSkipped ? 'skipped' : 'done'} {lowered(sayWhen(at, profile.timeZone, now))}
              {missed > 0 && `, with ${missed} missed`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
