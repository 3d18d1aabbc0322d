import { EmptyState } from '@/components/empty-state';
import { Panel } from '@/components/panel';
import { RowsLoading } from '@/components/skeleton';
import { useOwner } from '@/lib/owner';
import { useOpenRowsAbout } from '../live';
import type { About } from '../model';

interface FollowUpsPanelProps {
  /** The client, lead or room whose page this is on; its name is for new follow-ups. */
  readonly about: About;
}

/** What the freelancer means to do about one client, lead or room, with a line to add to it. */
export function FollowUpsPanel({ about }: FollowUpsPanelProps) {
  const { uid } = useOwner();
  const { data: rows } = useOpenRowsAbout(uid, about);
  return (
    <Panel id="follow-ups" title="Follow-ups">
      {rows === undefined && <RowsLoading />}
      {rows?.length === 0 && <EmptyState sentence={`Nothing to remember about ${about.name} yet.`} />}
      {rows && rows.length > 0 && (
        <ul class="divide-y divide-line">
          {rows.map((row) => (
            <li key={row.id} class="px-4 py-3 text-15">
              {row.title}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
