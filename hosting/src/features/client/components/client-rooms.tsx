import { Link } from 'wouter';
import { ChevronRightIcon } from '@/components/icons';
import { Lamp } from '@/components/lamp';
import { Panel } from '@/components/panel';
import { useOwner, useProjects } from '@/lib/owner';

/** The rooms one client has. */
export function ClientRooms({ clientId }: { readonly clientId: string }) {
  const { uid } = useOwner();
  const { data: projects } = useProjects(uid);
  const rooms = projects?.filter((project) => project.clientId === clientId) ?? [];
  if (rooms.length === 0) return null;
  return (
    <Panel id="client-rooms" title="Rooms">
      <ul class="divide-y divide-line">
        {rooms.map((room) => (
          <li key={room.id}>
            <Link
              href={`/desk/rooms/${room.id}`}
              class="flex min-h-12 items-center justify-between gap-3 px-5 py-2 transition-colors hover:bg-raised"
            >
              <span class="min-w-0 truncate text-15 font-medium">{room.title}</span>
              <span class="flex shrink-0 items-center gap-2 text-faint">
                <Lamp tone={room.open ? 'go' : 'idle'} word={room.open ? 'Open' : 'Closed'} />
                <ChevronRightIcon size={16} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
