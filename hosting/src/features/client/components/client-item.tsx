import { Link } from 'wouter';
import { Lamp, type Tone } from '@/components/lamp';
import { Money } from '@/components/money';
import type { HealthBand } from '@/domain/client-health';
import { sayDay } from '@/lib/dates';
import { counted, lowered } from '@/lib/words';
import type { ClientRow } from '../client-list';

const BANDS: Readonly<Record<HealthBand, readonly [Tone, string]>> = {
  well: ['go', 'Well'],
  care: ['warn', 'Needs care'],
  risk: ['stop', 'At risk'],
};

interface ClientItemProps {
  readonly row: ClientRow;
  readonly today: string;
}

/** One client: how they do, with the score behind it, when they were last heard of, and what they owe. */
export function ClientItem({ row, today }: ClientItemProps) {
  const [tone, word] = BANDS[row.health.band];
  return (
    <Link
      href={`/desk/clients/${row.id}`}
      class="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 px-4 py-3 transition-colors hover:bg-raised focus-visible:outline-offset-[-2px] @xl:grid-cols-[minmax(0,1fr)_11rem_9rem] @3xl:grid-cols-[minmax(0,1fr)_10rem_11rem_10rem]"
    >
      <span class="min-w-0 @xl:row-span-2 @3xl:row-span-1">
        <span class="block truncate text-15 font-medium">{row.name}</span>
        <span class="block truncate text-13 text-faint">{openRooms(row.openRooms)}</span>
      </span>
      <span class="col-start-1 @xl:col-start-2 @xl:row-start-1">
        <Lamp tone={tone} word={word} class="w-26" />
        <span class="figures pl-2 text-13 text-faint">{row.health.score}</span>
      </span>
      <span
        class={`col-start-1 text-13 @xl:col-start-2 @xl:row-start-2 @3xl:col-start-3 @3xl:row-start-1 ${row.lastContactOn === null ? 'text-faint' : 'text-soft'}`}
      >
        {row.lastContactOn === null ? 'No contact noted' : `Last contact ${lowered(sayDay(row.lastContactOn, today))}`}
      </span>
      <span class="col-start-2 row-span-3 row-start-1 self-center text-right @xl:col-start-3 @xl:row-span-2 @3xl:col-start-4 @3xl:row-span-1">
        {row.balances.length === 0 && <span class="text-13 text-faint">Nothing open</span>}
        {row.balances.map(({ currency, minor }) => (
          <Money key={currency} minor={minor} currency={currency} class="block text-15 font-semibold" />
        ))}
      </span>
    </Link>
  );
}

function openRooms(count: number): string {
  return count === 0 ? 'No open room' : counted(count, 'open room');
}
