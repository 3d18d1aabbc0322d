import { Link } from 'wouter';
import { InvoiceLamp } from '@/components/invoice-lamp';
import { OpenMoney } from '@/components/open-money';
import { sayDayOf } from '@/lib/invoice-days';
import type { InvoiceRow } from '../model';

interface InvoiceItemProps {
  readonly row: InvoiceRow;
  readonly today: string;
}

/** One invoice: whose, how it stands, how much is open, and what is next. */
export function InvoiceItem({ row: { line, roomTitle, standing }, today }: InvoiceItemProps) {
  return (
    <Link
      href={`/desk/rooms/${line.projectId}/invoices/${line.id}`}
      class="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 px-4 py-2.5 transition-colors hover:bg-raised focus-visible:outline-offset-[-2px] @xl:grid-cols-[minmax(0,1fr)_10.5rem_9rem] @3xl:grid-cols-[7.5rem_minmax(0,1fr)_10.5rem_15rem]"
    >
      <span class={`text-13 ${line.number ? 'figures text-soft' : 'text-faint'}`}>
        {line.number ?? 'No number yet'}
      </span>
      <span class="col-start-1 min-w-0 @3xl:col-start-2">
        <span class="block truncate text-15 font-medium">{line.clientName}</span>
        {roomTitle && <span class="block truncate text-13 text-soft">{roomTitle}</span>}
      </span>
      <span class="col-start-1 @xl:col-start-2 @xl:row-span-2 @xl:row-start-1 @3xl:col-start-3 @3xl:row-span-1">
        <InvoiceLamp status={standing} />
      </span>
      <span class="col-start-2 row-span-3 row-start-1 max-w-36 self-center text-right @xl:col-start-3 @xl:row-span-2 @3xl:col-start-4 @3xl:row-span-1 @3xl:max-w-none">
        <OpenMoney
          openMinor={line.balanceMinor}
          totalMinor={line.totalMinor}
          currency={line.currency}
          class="text-15 font-semibold"
        />
        <span class="block text-13 text-faint">{sayDayOf(line, today)}</span>
      </span>
    </Link>
  );
}
