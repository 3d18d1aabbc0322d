import { EmptyState } from '@/components/empty-state';
import { Panel } from '@/components/panel';
import { RowsLoading } from '@/components/skeleton';
import { useOwner } from '@/lib/owner';
import { useFollowUpActions } from '../actions';
import { useDoneAbout, useOpenAbout } from '../live';
import type { About } from '../model';
import { DoneRow } from './done-row';
import { FollowUpRow } from './follow-up-row';
import { QuickAdd } from './quick-add';

interface FollowUpsPanelProps {
  /** The client, lead or room whose page this is on; its name is for new follow-ups. */
  readonly about: About;
}

/** What the freelancer means to do about one client, lead or room, with a line to add to it. */
export function FollowUpsPanel({ about }: FollowUpsPanelProps) {
  const { uid } = useOwner();
  const actions = useFollowUpActions();
  const { rows, error } = useOpenAbout(uid, about);
  const { rows: done } = useDoneAbout(uid, about);
  return (
    <Panel
      id="follow-ups"
      title="Follow-ups"
      aside={rows && rows.length > 0 && <span class="figures">{rows.length}</span>}
    >
      <QuickAdd actions={actions} about={about} />
      <div class="border-t border-line">
        {error && <p class="px-4 py-3 text-13 text-stop">The follow-ups didn’t load. Load the page again.</p>}
        {rows === undefined && !error && <RowsLoading detail="w-40" />}
        {rows?.length === 0 && done?.length === 0 && (
          <EmptyState
            sentence={`Nothing to remember about ${about.name} yet. What you add here comes up when it is due.`}
          />
        )}
        <ul class="divide-y divide-line">
          {rows?.map((row) => (
            <FollowUpRow key={row.id} row={row} actions={actions} hidesAbout />
          ))}
          {done?.map((row) => (
            <DoneRow key={`done ${row.id}`} row={row} actions={actions} hidesAbout />
          ))}
        </ul>
      </div>
    </Panel>
  );
}
