import { Link } from 'wouter';
import { EmptyState } from '@/components/empty-state';
import { InvoiceLamp } from '@/components/invoice-lamp';
import { Money } from '@/components/money';
import { OpenMoney } from '@/components/open-money';
import { Panel } from '@/components/panel';
import { RowsLoading } from '@/components/skeleton';
import { type InvoiceLine, standingOf } from '@/domain/directory';
import { useToday } from '@/lib/clock';
import { sayDayOf } from '@/lib/invoice-days';
import { useOwner } from '@/lib/owner';
import { balancesOf } from '../balances';

interface ClientInvoicesProps {
  readonly clientId: string;
  readonly invoices: readonly InvoiceLine[] | undefined;
}

const SHOWN = 8;

/** What the client was billed and owes, each currency for itself, and the newest invoices. */
export function ClientInvoices({ clientId, invoices }: ClientInvoicesProps) {
  const more = Math.max((invoices?.length ?? 0) - SHOWN, 0);
  return (
    <Panel id="client-invoices" title="Invoices" aside={invoices && <span class="figures">{invoices.length}</span>}>
      {invoices === undefined && <RowsLoading />}
      {invoices?.length === 0 && (
        <EmptyState sentence="What you bill them stands here, with what they still owe. An invoice begins in one of their rooms." />
      )}
      {invoices && <Balances invoices={invoices} />}
      <ul class="divide-y divide-line">
        {invoices?.slice(0, SHOWN).map((invoice) => (
          <Row key={invoice.id} invoice={invoice} />
        ))}
      </ul>
      {more > 0 && (
        <Link
          href={`/desk/invoices?client=${clientId}`}
          class="touch-target border-t border-line px-4 py-3 text-13 font-medium text-soft hover:text-ink"
        >
          {more} more
        </Link>
      )}
    </Panel>
  );
}

function Balances({ invoices }: { readonly invoices: readonly InvoiceLine[] }) {
  const balances = balancesOf(invoices);
  if (balances.length === 0) return null;
  return (
    <dl class="flex flex-wrap gap-x-8 gap-y-2 border-b border-line px-4 py-3">
      {balances.map(({ currency, billedMinor, owedMinor }) => (
        <div key={currency} class="flex flex-col">
          <dt class="text-13 text-faint">Owed in {currency}</dt>
          <dd class="text-15">
            <Money minor={owedMinor} currency={currency} class="font-semibold" />
            <span class="text-13 text-faint">
              {' '}
              of <Money minor={billedMinor} currency={currency} />
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Row({ invoice }: { readonly invoice: InvoiceLine }) {
  const today = useToday(useOwner().profile.timeZone);
  const status = standingOf(invoice, today);
  return (
    <li>
      <Link
        href={`/desk/rooms/${invoice.projectId}/invoices/${invoice.id}`}
        class="grid min-h-12 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-4 py-2.5 transition-colors hover:bg-raised focus-visible:outline-offset-[-2px]"
      >
        <span class={`truncate text-15 ${invoice.number ? 'figures' : 'text-faint'}`}>
          {invoice.number ?? 'No number yet'}
        </span>
        <span class="text-right max-sm:max-w-36">
          <OpenMoney
            openMinor={invoice.balanceMinor}
            totalMinor={invoice.totalMinor}
            currency={invoice.currency}
            class={`text-15 ${status === 'void' ? 'text-faint line-through' : ''}`}
          />
        </span>
        <InvoiceLamp status={status} />
        <span class="text-right text-13 text-faint">{sayDayOf(invoice, today)}</span>
      </Link>
    </li>
  );
}
