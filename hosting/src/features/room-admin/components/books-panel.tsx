import { Link } from 'wouter';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { ChevronRightIcon } from '@/components/icons';
import { InvoiceLamp } from '@/components/invoice-lamp';
import { Lamp } from '@/components/lamp';
import { NotLoaded } from '@/components/not-loaded';
import { OpenMoney } from '@/components/open-money';
import { Panel } from '@/components/panel';
import { Skeleton } from '@/components/skeleton';
import { formatMoney } from '@/domain/money';
import type { Project } from '@/lib/books';
import { useToday } from '@/lib/clock';
import { sayDate } from '@/lib/dates';
import { useNewAsked } from '@/lib/new-asked';
import { useOwner } from '@/lib/owner';
import { useInvoices } from '../live';
import { type InvoiceRow, invoiceRows } from '../model';
import { useNewInvoice } from './use-new-invoice';

/** The project's invoices as the books hold them, drafts included. */
export function BooksPanel({ project }: { readonly project: Project }) {
  const { uid, profile } = useOwner();
  // Drawn again when the day ends, because overdue is derived from it.
  const today = useToday(profile.timeZone);
  const { data: invoices, error } = useInvoices(uid, project.id);
  const { isBusy, begin } = useNewInvoice(project);
  useNewAsked(begin);
  const rows = invoices && invoiceRows(invoices, new Date());
  return (
    <div class="mx-auto flex w-full max-w-[90rem] flex-col gap-6 px-4 py-5 md:px-6 xl:px-8">
      {error && <NotLoaded>The invoices didn’t load.</NotLoaded>}
      <Panel id="books" title="Invoices" aside={rows && <span class="figures">{rows.length}</span>}>
        {rows === undefined && (
          <div class="flex flex-col gap-4 p-4" aria-busy="true">
            <Skeleton class="h-6 w-full" />
            <Skeleton class="h-6 w-full" />
          </div>
        )}
        {rows?.length === 0 && (
          <EmptyState
            sentence="Write what you did and what it costs; your client pays it in the room. Nothing is sent before you say so."
            action={
              <Button look="primary" isBusy={isBusy} onPress={begin}>
                Write the first invoice
              </Button>
            }
          />
        )}
        <ul class="divide-y divide-line">
          {rows?.map((row) => (
            <InvoiceItem key={row.id} projectId={project.id} row={row} today={today} />
          ))}
        </ul>
      </Panel>
    </div>
  );
}

interface InvoiceItemProps {
  readonly projectId: string;
  readonly row: InvoiceRow;
  readonly today: string;
}

function InvoiceItem({ projectId, row, today }: InvoiceItemProps) {
  return (
    <li>
      <Link
        href={`/desk/rooms/${projectId}/invoices/${row.id}`}
        class="group grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-4 py-3.5 transition-colors hover:bg-raised focus-visible:outline-offset-[-2px] md:grid-cols-[9rem_minmax(0,1fr)_7rem_9rem_auto] xl:grid-cols-[9rem_minmax(0,1fr)_7rem_15rem_auto]"
      >
        <InvoiceLamp status={row.status} class="max-md:row-start-2" />
        <span
          class={`min-w-0 truncate max-md:row-start-1 ${row.status === 'draft' ? 'text-15' : 'figures text-15'} ${row.status === 'void' ? 'text-faint line-through' : ''}`}
        >
          {row.name}
        </span>
        <span class="text-right text-13 whitespace-nowrap text-soft max-md:row-start-2">
          {row.dueOn && `due ${sayDate(row.dueOn, 'short', today)}`}
          {row.place && <span class="block text-12 text-faint">{row.place}</span>}
        </span>
        <span class="text-right max-sm:max-w-36 max-md:row-start-1">
          <OpenMoney
            openMinor={row.balanceMinor}
            totalMinor={row.totalMinor}
            currency={row.currency}
            class={`text-15 ${row.status === 'void' ? 'text-faint line-through' : ''}`}
          />
        </span>
        <span class="hidden text-faint group-hover:text-ink md:block">
          <ChevronRightIcon size={16} />
        </span>
        <Flags row={row} />
      </Link>
    </li>
  );
}

/** What of an invoice needs its owner, besides how it stands. */
function Flags({ row }: { readonly row: InvoiceRow }) {
  const flags = [
    row.status === 'claimed' && (['warn', 'Needs you: look for the payment'] as const),
    row.isDisputed && (['stop', 'Disputed'] as const),
    row.unappliedMinor > 0 && (['warn', 'Money came in that doesn’t match'] as const),
    row.overpaidMinor > 0 && (['warn', `Over-paid by ${formatMoney(row.overpaidMinor, row.currency)}`] as const),
  ].filter((flag) => flag !== false);
  if (flags.length === 0) return null;
  return (
    <span class="col-span-full flex flex-wrap gap-x-4">
      {flags.map(([tone, word]) => (
        <Lamp key={word} tone={tone} word={word} />
      ))}
    </span>
  );
}
