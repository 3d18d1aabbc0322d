import { Link } from 'wouter';
import { InvoiceLamp } from '@/components/invoice-lamp';
import { Money } from '@/components/money';
import type { InvoiceLine } from '@/domain/directory';
import { sayDate } from '@/lib/dates';
import type { InvoiceRow } from '../model';

interface InvoiceItemProps {
  readonly row: InvoiceRow;
  readonly today: string;
}

/** One invoice: whose, how it stands, how much, and what is next. */
export function InvoiceItem({ row: { line, roomTitle, standing }, today }: InvoiceItemProps) {
  return (
    <Link
      href={`/desk/rooms/${line.projectId}/invoices/${line.id}`}
      class="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 px-4 py-2.5 transition-colors hover:bg-raised focus-visible:outline-offset-[-2px] @xl:grid-cols-[7.5rem_minmax(0,1fr)_10.5rem_9rem]"
    >
      <span class="figures text-13 text-soft">{line.number ?? 'Draft'}</span>
      <span class="col-start-1 min-w-0 @xl:col-start-2">
        <span class="block truncate text-15 font-medium">{line.clientName}</span>
        {roomTitle && <span class="block truncate text-13 text-soft">{roomTitle}</span>}
      </span>
      <span class="col-start-1 @xl:col-start-3">
        <InvoiceLamp status={standing} />
      </span>
      <span class="col-start-2 row-span-3 row-start-1 self-center text-right @xl:col-start-4 @xl:row-span-1">
        <Money minor={line.totalMinor} currency={line.currency} class="block text-15 font-semibold" />
        <span class="block text-13 text-faint">{dayOf(line, today)}</span>
      </span>
    </Link>
  );
}

function dayOf(line: InvoiceLine, today: string): string {
  if (line.nextDueOn !== null && line.balanceMinor > 0) {
    return line.nextDueOn === today ? 'due today' : `due ${sayDate(line.nextDueOn, 'short', today)}`;
  }
  if (line.settledOn !== null) return `paid ${sayDate(line.settledOn, 'short', today)}`;
  return line.issuedOn === null ? 'not sent yet' : sayDate(line.issuedOn, 'short', today);
}
