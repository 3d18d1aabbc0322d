import { Link } from 'wouter';
import { EmptyState } from '@/components/empty-state';
import { Lamp } from '@/components/lamp';
import { MailState } from '@/components/mail-state';
import { Panel } from '@/components/panel';
import { RowsLoading, Skeleton } from '@/components/skeleton';
import type { RoomLine } from '@/domain/directory';
import { usePeople } from '@/features/room-admin/live';
import { inOrder } from '@/features/room-admin/model';
import type { Person } from '@/lib/books';
import { useMinute } from '@/lib/clock';
import { sayAgo } from '@/lib/dates';
import { useOwner } from '@/lib/owner';

/** Who holds a link to one of the client's rooms; those of closed rooms are read only when somebody looks. */
export function ClientPeople({ rooms }: { readonly rooms: readonly RoomLine[] | undefined }) {
  const [open, closed] = [rooms?.filter(({ isOpen }) => isOpen), rooms?.filter(({ isOpen }) => !isOpen)];
  return (
    <Panel id="client-people" title="People">
      {rooms === undefined && <RowsLoading detail="w-40" />}
      {rooms?.length === 0 && <EmptyState sentence="Whom you give a link to one of their rooms is listed here." />}
      <div class="divide-y divide-line">
        {open?.map((room) => (
          <RoomPeople key={room.id} room={room} />
        ))}
        {closed?.map((room) => (
          <ClosedRoom key={room.id} room={room} />
        ))}
      </div>
    </Panel>
  );
}

function ClosedRoom({ room }: { readonly room: RoomLine }) {
  return (
    <Link
      href={`/desk/rooms/${room.id}/people`}
      class="flex min-h-11 items-center justify-between gap-3 px-4 py-2 text-13 text-soft hover:bg-raised hover:text-ink"
    >
      <span class="min-w-0 truncate">{room.title}</span>
      <Lamp tone="idle" word="Closed" />
    </Link>
  );
}

function RoomPeople({ room }: { readonly room: RoomLine }) {
  const { uid } = useOwner();
  const { data: people, error } = usePeople(uid, room.id);
  return (
    <section class="px-4 py-3" aria-label={`People in ${room.title}`}>
      <Link
        href={`/desk/rooms/${room.id}/people`}
        class="touch-target inline-block max-w-full truncate text-13 text-faint hover:text-ink hover:underline"
      >
        {room.title}
      </Link>
      {error && <p class="text-13 text-stop">The people didn’t load.</p>}
      {people === undefined && !error && <Skeleton class="mt-1 h-10 w-full" />}
      <ul class="flex flex-col gap-3">
        {people && inOrder(people).map((person) => <PersonLine key={person.id} person={person} />)}
      </ul>
    </section>
  );
}

function PersonLine({ person }: { readonly person: Person }) {
  const now = useMinute();
  return (
    <li class="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
      <p class="min-w-0 text-15">
        <span class="font-medium">{person.name}</span>
        {person.role && <span class="pl-2 text-13 text-soft">{person.role}</span>}
        <a
          href={`mailto:${person.email}`}
          class="touch-target block max-w-full truncate text-13 text-soft hover:underline"
        >
          {person.email}
        </a>
      </p>
      {person.link ? (
        <MailState state={person.mail?.state ?? null} {...(person.mail ? { when: sayAgo(person.mail.at, now) } : {})} />
      ) : (
        <Lamp tone="idle" word="Link revoked" />
      )}
    </li>
  );
}
