import { Link } from 'wouter';
import { ChevronRightIcon } from '@/components/icons';
import { Lamp, LampDot, type Tone } from '@/components/lamp';
import { Money } from '@/components/money';
import { sayAgo, sayDate } from '@/lib/dates';
import { isWaitedFor, type RoomRow } from '../model';

interface RoomItemProps {
  readonly row: RoomRow;
  readonly today: string;
  readonly now: number;
}

function toneOf(row: RoomRow): Tone {
  if (row.needsOwner || row.waiting.changes) return 'warn';
  if (row.unread > 0 || row.waiting.comments) return 'info';
  if (row.overdue) return 'stop';
  return row.isOpen ? 'go' : 'idle';
}

/** One room: who waits for what, and one press to get there. */
export function RoomItem({ row, today, now }: RoomItemProps) {
  return (
    <Link
      href={`/desk/rooms/${row.id}`}
      class="group grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-4 gap-y-1 px-4 py-3.5 transition-colors hover:bg-raised focus-visible:outline-offset-[-2px] @3xl:grid-cols-[auto_minmax(0,1fr)_auto_5.5rem_auto] @3xl:items-center"
    >
      <LampDot tone={toneOf(row)} class="m-1 mt-[7px] self-start" />
      <div class="min-w-0">
        <p class="flex flex-wrap items-baseline gap-x-2">
          <span class="min-w-0 text-15 font-semibold">{row.title}</span>
          <span class="text-13 text-soft">{row.clientName}</span>
        </p>
        {row.unread > 0 && row.lastMessage && (
          <p class="truncate text-13 text-ink">
            <span class="font-medium">{row.lastMessage.from === 'freelancer' ? 'You' : row.lastMessage.name}:</span>{' '}
            {row.lastMessage.text || 'sent a file'}
          </p>
        )}
      </div>
      <Badges row={row} today={today} />
      <p class="col-start-3 row-start-1 pt-0.5 text-right text-12 whitespace-nowrap text-faint @3xl:col-start-auto @3xl:row-start-auto @3xl:pt-0">
        {row.lastMessageAt === null ? (
          <span class="hidden @3xl:inline">no messages</span>
        ) : (
          sayAgo(row.lastMessageAt, now)
        )}
      </p>
      <span class="hidden text-faint group-hover:text-ink @3xl:block">
        <ChevronRightIcon size={16} />
      </span>
    </Link>
  );
}

function Badges({ row, today }: { readonly row: RoomRow; readonly today: string }) {
  if (row.unread === 0 && !row.needsOwner && !isWaitedFor(row) && !row.overdue && !row.nextDue && row.isOpen)
    return <span class="@max-3xl:hidden" />;
  return (
    <p class="col-start-2 flex flex-wrap items-center gap-x-3 gap-y-1 pt-0.5 @3xl:col-start-auto @3xl:flex-nowrap @3xl:justify-end @3xl:pt-0">
      {row.unread > 0 && (
        <span class="rounded-full bg-accent px-2.5 text-12 leading-6 font-semibold whitespace-nowrap text-on-accent">
          <span class="figures">{row.unread}</span> new
        </span>
      )}
      {row.needsOwner && <Lamp tone="warn" word="Needs you" />}
      {row.waiting.changes && <Lamp tone="warn" word="Changes asked" />}
      {row.waiting.comments && <Lamp tone="info" word={sayComments(row.waiting.comments.count)} />}
      {!row.isOpen && <Lamp tone="idle" word="Closed" />}
      {row.overdue && (
        <span class="inline-flex items-center text-13 whitespace-nowrap text-stop">
          <LampDot tone="stop" class="m-1 mr-2" />
          <Money minor={row.overdue.minor} currency={row.overdue.currency} />
          <span class="pl-1">overdue</span>
        </span>
      )}
      {!row.overdue && row.nextDue && (
        <span class="text-13 whitespace-nowrap text-soft">
          <Money minor={row.nextDue.minor} currency={row.nextDue.currency} />{' '}
          {row.nextDue.on === today ? 'due today' : `due ${sayDate(row.nextDue.on, 'short', today)}`}
        </span>
      )}
    </p>
  );
}

function sayComments(count: number): string {
  return `${count} ${count === 1 ? 'comment' : 'comments'}`;
}
