import { useState } from 'react';
import { Link } from 'wouter';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { ChevronRightIcon } from '@/components/icons';
import { Lamp } from '@/components/lamp';
import { Panel } from '@/components/panel';
import { RowsLoading } from '@/components/skeleton';
import type { RoomLine } from '@/domain/directory';
import { NewRoomDialog } from '@/features/new-room/components/new-room-dialog';
import { useMinute } from '@/lib/clock';
import { sayAgo } from '@/lib/dates';

interface ClientRoomsProps {
  readonly client: { readonly id: string; readonly name: string };
  readonly rooms: readonly RoomLine[] | undefined;
}

/** The rooms one client has, open ones first, and the way to one more. */
export function ClientRooms({ client, rooms }: ClientRoomsProps) {
  const [isOpening, setIsOpening] = useState(false);
  const now = useMinute();
  const open = (
    <Button size="small" onPress={() => setIsOpening(true)}>
      Open a room
    </Button>
  );
  return (
    <Panel id="client-rooms" title="Rooms" aside={rooms && rooms.length > 0 && open}>
      {rooms === undefined && <RowsLoading detail="w-32" />}
      {rooms?.length === 0 && (
        <EmptyState sentence="A room is one link that has everything of a project in it." action={open} />
      )}
      <ul class="divide-y divide-line">
        {rooms?.map((room) => (
          <li key={room.id}>
            <Link
              href={`/desk/rooms/${room.id}`}
              class="flex min-h-12 items-center justify-between gap-3 px-4 py-2.5 transition-colors hover:bg-raised focus-visible:outline-offset-[-2px]"
            >
              <span class="min-w-0">
                <span class="block truncate text-15 font-medium">{room.title}</span>
                <span class="block truncate text-13 text-faint">
                  {room.lastMessageAt ? `Last message ${sayAgo(room.lastMessageAt, now)}` : 'No messages yet'}
                </span>
              </span>
              <span class="flex shrink-0 items-center gap-2 text-faint">
                <Lamp tone={room.isOpen ? 'go' : 'idle'} word={room.isOpen ? 'Open' : 'Closed'} />
                <ChevronRightIcon size={16} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {isOpening && <NewRoomDialog client={client} onClose={() => setIsOpening(false)} />}
    </Panel>
  );
}
