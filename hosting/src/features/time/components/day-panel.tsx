import { Link } from 'wouter';
import { Button, IconButton } from '@/components/button';
import { PlusIcon } from '@/components/icons';
import { Lamp, LampDot } from '@/components/lamp';
import { Panel } from '@/components/panel';
import type { Day, Piece, Span } from '@/domain/time-week';
import { timeAt } from '@/domain/zones';
import { sayDate } from '@/lib/dates';
import { useOwner } from '@/lib/owner';
import { type Entry, sayHours, sayWork } from '../model';

interface DayPanelProps {
  readonly day: Day<Entry>;
  readonly isToday: boolean;
  /** All rooms are shown, so that pauses and double time mean something. */
  readonly isWhole: boolean;
  readonly titleOf: (projectId: string) => string;
  readonly onOpen: (entry: Entry) => void;
  readonly onAdd: (from?: number, until?: number) => void;
}

/** One day: its entries in order, with what is missing between them and what is double. */
export function DayPanel({ day, isToday, isWhole, titleOf, onOpen, onAdd }: DayPanelProps) {
  const zone = useOwner().profile.timeZone;
  const say = ({ startedAt, endedAt }: Span) => `${timeAt(startedAt, zone)} – ${timeAt(endedAt, zone)}`;
  const lastAt = day.pieces.at(-1)?.endedAt;
  return (
    <Panel
      id={`day-${day.date}`}
      title={`${sayDate(day.date, 'weekday')}${isToday ? ', today' : ''}`}
      aside={
        <>
          <IconButton label={`Add time on ${sayDate(day.date, 'weekday')}`} onPress={() => onAdd(lastAt)}>
            <PlusIcon size={16} />
          </IconButton>
          <span class="figures min-w-14 text-right text-15 font-semibold text-ink">
            {day.pieces.length > 0 && (
              <>
                {sayHours(day.seconds)}
                <span class="sr-only"> hours</span>
              </>
            )}
          </span>
        </>
      }
    >
      {day.pieces.length === 0 ? (
        <p class="px-4 py-2 text-13 text-faint">Nothing noted.</p>
      ) : (
        <ul class="divide-y divide-line">
          {day.pieces.map((piece) => (
            <li key={`${piece.of.id}-${piece.startedAt}`}>
              {isWhole &&
                day.gaps
                  .filter((gap) => gap.endedAt === piece.startedAt)
                  .slice(0, isFirstAt(day.pieces, piece) ? 1 : 0)
                  .map((gap) => (
                    <div
                      key={gap.startedAt}
                      class="flex flex-wrap items-center justify-between gap-2 border-b border-line bg-raised/50 py-1 pr-2 pl-4 text-13 text-faint"
                    >
                      <span>
                        <span class="figures">{say(gap)}</span> nothing noted (
                        <span class="figures">{sayHours((gap.endedAt - gap.startedAt) / 1000)}</span>)
                      </span>
                      <Button look="bare" size="small" onPress={() => onAdd(gap.startedAt, gap.endedAt)}>
                        Fill
                      </Button>
                    </div>
                  ))}
              <EntryRow piece={piece} range={say(piece)} title={titleOf(piece.of.projectId)} onOpen={onOpen} />
            </li>
          ))}
          {isWhole &&
            day.overlaps.map((overlap) => (
              <li key={`double-${overlap.startedAt}`} class="flex items-center gap-2 px-4 py-2 text-13 text-warn">
                <LampDot tone="warn" class="m-1" />
                <span>
                  <span class="figures">{say(overlap)}</span> is noted twice: it counts in both entries.
                </span>
              </li>
            ))}
        </ul>
      )}
    </Panel>
  );
}

function isFirstAt(pieces: readonly Piece<Entry>[], piece: Piece<Entry>): boolean {
  return pieces.find((each) => each.startedAt === piece.startedAt) === piece;
}

interface EntryRowProps {
  readonly piece: Piece<Entry>;
  readonly range: string;
  readonly title: string;
  readonly onOpen: (entry: Entry) => void;
}

function EntryRow({ piece, range, title, onOpen }: EntryRowProps) {
  const { of: entry, seconds } = piece;
  const content = (
    <>
      <span class="figures w-28 shrink-0 text-13 text-soft max-sm:flex-1">{range}</span>
      <span class="min-w-0 flex-1 basis-40 max-sm:order-2 max-sm:basis-full">
        <span class="block truncate text-15 font-medium">{sayWork(entry)}</span>
        <span class="block truncate text-13 text-soft">
          {title}
          {entry.description && entry.taskTitle ? ` · ${entry.taskTitle}` : ''}
          {seconds !== entry.seconds ? ` · part of ${sayHours(entry.seconds)} h over midnight` : ''}
        </span>
      </span>
      <Lamp tone={lampOf(entry)[0]} word={lampOf(entry)[1]} class="max-sm:order-3" />
      <span class="figures w-14 text-right text-15 font-medium max-sm:order-1">{sayHours(seconds)}</span>
    </>
  );
  const shape = 'flex min-h-14 w-full flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-left hover:bg-raised';
  if (entry.invoiceId !== null) {
    return (
      <Link
        href={`/desk/rooms/${entry.projectId}/invoices/${entry.invoiceId}`}
        class={shape}
        title="It is on an invoice, so it can’t be changed. Open the invoice."
      >
        {content}
      </Link>
    );
  }
  return (
    <button type="button" class={shape} onClick={() => onOpen(entry)}>
      {content}
    </button>
  );
}

function lampOf(entry: Entry): readonly ['go' | 'idle' | 'info' | 'warn', string] {
  if (entry.invoiceId !== null) return ['go', 'On an invoice'];
  if (!entry.isBillable) return ['idle', 'Not billable'];
  return entry.billRateMinor === null ? ['warn', 'No rate'] : ['info', 'To be billed'];
}
