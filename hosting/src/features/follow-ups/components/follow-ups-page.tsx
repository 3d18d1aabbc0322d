import { useSearch } from 'wouter';
import { EmptyState } from '@/components/empty-state';
import { NotLoaded } from '@/components/not-loaded';
import { Panel } from '@/components/panel';
import { RowsLoading } from '@/components/skeleton';
import { useMinute } from '@/lib/clock';
import { useOwner } from '@/lib/owner';
import { usePageTitle } from '@/lib/page-title';
import { type FollowUpActions, useFollowUpActions } from '../actions';
import { OPEN_MAX, useDone, useOpen } from '../live';
import { type FollowUp, WHENS, type When, whenOf } from '../model';
import { DoneRow } from './done-row';
import { FollowUpRow } from './follow-up-row';
import { QuickAdd } from './quick-add';

const TITLES: Readonly<Record<When, string>> = {
  overdue: 'Overdue',
  today: 'Today',
  week: 'This week',
  later: 'Later',
};

/** What the freelancer means to do, and when. */
export function FollowUpsPage() {
  const { uid } = useOwner();
  const actions = useFollowUpActions();
  const { rows, error } = useOpen(uid);
  const isWanted = new URLSearchParams(useSearch()).has('new');
  usePageTitle('Follow-ups');
  return (
    <div class="mx-auto flex w-full max-w-6xl flex-col gap-6 px-4 py-6 sm:px-8 sm:py-8">
      <header>
        <h1 class="text-22 font-semibold">Follow-ups</h1>
        <p class="text-13 text-pretty text-faint">
          What is due comes up here, in the badge, and in one mail on the morning of its day.
        </p>
      </header>
      {error && <NotLoaded>The follow-ups didn’t load. What you see may be old.</NotLoaded>}
      <section aria-label="Add a follow-up" class="rounded-panel border border-line bg-panel">
        <QuickAdd actions={actions} isWanted={isWanted} />
      </section>
      {rows === undefined && !error && (
        <Panel id="loading" title="To do">
          <RowsLoading detail="w-40" />
        </Panel>
      )}
      {rows?.length === 0 && (
        <Panel id="nothing" title="To do">
          <EmptyState sentence="Nothing to do. Add a call to make or a mail to answer above, once or every so often, and it comes up when it is due." />
        </Panel>
      )}
      {rows && <OpenGroups rows={rows} actions={actions} />}
      {rows && rows.length >= OPEN_MAX && (
        <p class="text-13 text-faint">These are the next {OPEN_MAX}. The rest comes up as these are done.</p>
      )}
      <DonePanel actions={actions} />
    </div>
  );
}

interface OpenGroupsProps {
  readonly rows: readonly FollowUp[];
  readonly actions: FollowUpActions;
}

function OpenGroups({ rows, actions }: OpenGroupsProps) {
  const { timeZone } = useOwner().profile;
  const now = useMinute();
  return (
    <>
      {WHENS.map((when) => {
        const group = rows.filter((row) => whenOf(row.nextAt ?? row.dueAt, timeZone, now) === when);
        if (group.length === 0) return null;
        return (
          <Panel key={when} id={when} title={TITLES[when]} aside={<span class="figures">{group.length}</span>}>
            <ul class="divide-y divide-line">
              {group.map((row) => (
                <FollowUpRow key={row.id} row={row} actions={actions} />
              ))}
            </ul>
          </Panel>
        );
      })}
    </>
  );
}

function DonePanel({ actions }: { readonly actions: FollowUpActions }) {
  const { uid } = useOwner();
  const { rows } = useDone(uid);
  if (rows === undefined || rows.length === 0) return null;
  return (
    <Panel id="done" title="Done lately">
      <ul class="divide-y divide-line">
        {rows.map((row) => (
          <DoneRow key={row.id} row={row} actions={actions} />
        ))}
      </ul>
    </Panel>
  );
}
