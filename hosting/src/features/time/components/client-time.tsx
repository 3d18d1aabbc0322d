import { Link } from 'wouter';
import { EmptyState } from '@/components/empty-state';
import { Money } from '@/components/money';
import { Panel } from '@/components/panel';
import { RowsLoading } from '@/components/skeleton';
import { useOwner } from '@/lib/owner';
import { useProjectsOf } from '../live';
import { sayHours } from '../model';

/** The time of a client's rooms. */
export function ClientTime({ clientId }: { readonly clientId: string }) {
  const { uid } = useOwner();
  const { data: projects, error } = useProjectsOf(uid, clientId);
  const worked = (projects ?? []).filter((project) => project.time.seconds > 0);
  const seconds = worked.reduce((sum, project) => sum + project.time.seconds, 0);
  return (
    <Panel
      id="client-time"
      title="Time"
      aside={
        worked.length > 0 && (
          <span>
            <span class="figures">{sayHours(seconds)}</span> h
          </span>
        )
      }
    >
      {error && !projects ? (
        <EmptyState sentence="The time didn’t load. Check your connection and load the page again." />
      ) : !projects ? (
        <RowsLoading detail="w-40" />
      ) : worked.length === 0 ? (
        <EmptyState sentence="Nothing noted yet. Start the timer in one of this client’s rooms and it adds up here." />
      ) : (
        <ul class="divide-y divide-line">
          {worked.map(({ id, title, time, currency }) => (
            <li key={id} class="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
              <Link
                href={`/desk/rooms/${id}/time`}
                class="touch-target min-w-0 flex-1 basis-32 truncate text-15 font-medium hover:underline"
              >
                {title}
              </Link>
              <span class="text-13 text-soft">
                <span class="figures">{sayHours(time.seconds)}</span> h
                {time.unbilledSeconds > 0 && (
                  <>
                    , <span class="figures">{sayHours(time.unbilledSeconds)}</span> to be billed (
                    <Money minor={time.unbilledMinor} currency={currency} />)
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
