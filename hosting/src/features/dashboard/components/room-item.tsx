import { Link } from 'wouter';
import { ChevronRightIcon } from '@/components/icons';
import { Lamp, LampDot, type Tone } from '@/components/lamp';
import { Money } from '@/components/money';
import { sayAgo, sayDate } from '@/lib/dates';
import type { RoomRow } from '../model';

interface RoomItemProps {
  readonly row: RoomRow;
  readonly today: string;
  readonly now: number;
}

function toneOf(row: RoomRow): Tone {
  if (row.needs.length > 0) return 'warn';
  if (row.unread > 0 || row.state === 'moving') return 'info';
  if (row.overdue.length > 0) return 'stop';
  return row.state === 'closed' ? 'idle' : 'go';
}

/** One room: who waits for what, and one press to get there. */
export function RoomItem({ row, today, now }: RoomItemProps) {
  return (
    <li>
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
          <LastMessage row={row} />
        </div>
        <Badges row={row} today={today} />
        <p class="col-start-3 row-start-1 pt-0.5 text-right text-12 whitespace-nowrap text-faint @3xl:col-start-auto @3xl:row-start-auto @3xl:pt-0">
          {row.lastMessageAt === null ? 'new' : sayAgo(row.lastMessageAt, now)}
        </p>
        <span class="hidden text-faint group-hover:text-ink @3xl:block">
          <ChevronRightIcon size={16} />
        </span>
      </Link>
    </li>
  );
}

function LastMessage({ row }: { readonly row: RoomRow }) {
  if (row.lastMessage === null) return <p class="text-13 text-faint">No message yet</p>;
  const { from, name, text } = row.lastMessage;
  const who = from === 'freelancer' ? 'You' : name;
  return (
    <p class={`truncate text-13 ${row.unread > 0 ? 'text-ink' : 'text-faint'}`}>
      <span class="font-medium">{who}:</span> {text || 'sent a file'}
    </p>
  );
}

function Badges({ row, today }: { readonly row: RoomRow; readonly today: string }) {
  const due = row.overdue[0] ?? row.nextDue;
  if (row.unread === 0 && row.needs.length === 0 && !due && row.state === 'open')
    return <span class="@max-3xl:hidden" />;
  return (
    <p class="col-start-2 flex flex-wrap items-center gap-x-3 gap-y-1 pt-0.5 @3xl:col-start-auto @3xl:flex-nowrap @3xl:justify-end @3xl:pt-0">
      {row.unread > 0 && (
        <span class="rounded-full bg-accent px-2.5 text-12 leading-6 font-semibold whitespace-nowrap text-on-accent">
          <span class="figures">{row.unread}</span> new
        </span>
      )}
      {row.needs.length > 0 && <Lamp tone="warn" word="Needs you" />}
      {row.state === 'closed' && <Lamp tone="idle" word="Closed" />}
      {row.state === 'moving' && <Lamp tone="info" word="Moving" />}
      {row.overdue.length > 1 && <Lamp tone="stop" word={`${row.overdue.length} overdue`} />}
      {row.overdue.length === 1 && row.overdue[0] && (
        <span class="inline-flex items-center text-13 whitespace-nowrap text-stop">
          <LampDot tone="stop" class="m-1 mr-2" />
          <Money minor={row.overdue[0].lateMinor} currency={row.overdue[0].currency} />
          <span class="pl-1">overdue</span>
        </span>
      )}
      {row.overdue.length === 0 && row.nextDue && (
        <span class="text-13 whitespace-nowrap text-soft">
          <Money minor={row.nextDue.next.leftMinor} currency={row.nextDue.currency} />{' '}
          {row.nextDue.next.dueOn === today ? 'due today' : `due ${sayDate(row.nextDue.next.dueOn, 'short', today)}`}
        </span>
      )}
    </p>
  );
}
