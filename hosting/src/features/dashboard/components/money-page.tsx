import { useMemo } from 'react';
import { Link } from 'wouter';
import { BooksHead } from '@/components/books-head';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { ListCurrency, ListDay, ListTools } from '@/components/list-tools';
import { Money } from '@/components/money';
import { NotLoaded } from '@/components/not-loaded';
import { Panel } from '@/components/panel';
import { RowsLoading } from '@/components/skeleton';
import { VirtualList } from '@/components/virtual-list';
import { moneyIn } from '@/domain/desk-lists';
import type { Directory, MoneyLine } from '@/domain/directory';
import { currenciesOfMoney } from '@/domain/money-in';
import { sayDate } from '@/lib/dates';
import { useDirectoryState } from '@/lib/directory';
import { useListAddress } from '@/lib/list-address';
import { useOwner } from '@/lib/owner';
import { usePageTitle } from '@/lib/page-title';
import { useHere } from '../today';

const ROW_HEIGHT = 60;

/** Every entry that moved money, narrowed by its address: the list behind what was received. */
export function MoneyPage() {
  const { uid } = useOwner();
  const here = useHere();
  const { data: directory, error } = useDirectoryState(uid);
  const { query, narrow, clear } = useListAddress();
  const lines = useMemo(
    () => directory && moneyIn(directory, query).sort((one, other) => (one.on < other.on ? 1 : -1)),
    [directory, query],
  );
  const currencies = useMemo(() => (directory ? currenciesOfMoney(directory) : []), [directory]);
  usePageTitle('Money received');
  return (
    <div class="mx-auto flex w-full max-w-6xl flex-col gap-5 px-4 py-6 sm:px-8 sm:py-8">
      <BooksHead part="received" title="Money received" sentence="Every payment and refund, as it was entered." />
      {error && <NotLoaded>The entries didn’t load. What you see may be old.</NotLoaded>}
      <ListTools>
        <ListDay label="From" value={query.from} onDay={(from) => narrow({ from })} />
        <ListDay label="To" value={query.to} onDay={(to) => narrow({ to })} />
        <ListCurrency value={query.currency} currencies={currencies} onChoose={(currency) => narrow({ currency })} />
      </ListTools>
      <Panel id="received" class="@container" title="Entries" aside={lines && <Sums lines={lines} />}>
        {lines === undefined && <RowsLoading />}
        {lines?.length === 0 && (
          <EmptyState
            sentence="No money moved on these days. Payments and refunds show up here as they are entered."
            action={<Button onPress={clear}>Show all entries</Button>}
          />
        )}
        {directory && lines && lines.length > 0 && (
          <VirtualList label="Entries" rows={lines} keyOf={(line) => line.id} estimatedHeight={ROW_HEIGHT}>
            {(line) => <MoneyItem line={line} directory={directory} today={here.today} />}
          </VirtualList>
        )}
      </Panel>
    </div>
  );
}

/** What the list adds up to, each currency by itself. */
function Sums({ lines }: { readonly lines: readonly MoneyLine[] }) {
  const sums = new Map<string, number>();
  for (const { currency, amountMinor } of lines) sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  return (
    <span class="flex flex-wrap justify-end gap-x-4">
      {[...sums].sort().map(([currency, minor]) => (
        <Money key={currency} minor={minor} currency={currency} class="font-semibold text-ink" />
      ))}
    </span>
  );
}

interface MoneyItemProps {
  readonly line: MoneyLine;
  readonly directory: Directory;
  readonly today: string;
}

const ROW = 'grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 px-4 py-3';

function MoneyItem({ line, directory, today }: MoneyItemProps) {
  const invoice = directory.invoices.get(line.invoiceId ?? '');
  const isBack = line.amountMinor < 0;
  const said = (
    <>
      <span class="min-w-0 text-15">
        {invoice ? invoice.clientName : 'No invoice'}
        <span class="block text-13 text-soft">
          {sayDate(line.on, 'short', today)}
          {invoice?.number && (
            <>
              {' · '}
              <span class="figures">{invoice.number}</span>
            </>
          )}
          {isBack && ' · given back'}
        </span>
      </span>
      <Money minor={line.amountMinor} currency={line.currency} class={isBack ? 'text-stop' : 'font-semibold'} />
    </>
  );
  if (!invoice) return <div class={ROW}>{said}</div>;
  return (
    <Link
      href={`/desk/rooms/${invoice.projectId}/invoices/${invoice.id}`}
      class={`${ROW} transition-colors hover:bg-raised focus-visible:outline-offset-[-2px]`}
    >
      {said}
    </Link>
  );
}
