import { useMemo } from 'react';
import { BooksHead } from '@/components/books-head';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { PlusIcon } from '@/components/icons';
import { NotLoaded } from '@/components/not-loaded';
import { Panel } from '@/components/panel';
import { RowsLoading } from '@/components/skeleton';
import { VirtualList } from '@/components/virtual-list';
import { useToday } from '@/lib/clock';
import { useDirectoryState } from '@/lib/directory';
import { useListAddress } from '@/lib/list-address';
import { useOwner } from '@/lib/owner';
import { usePageTitle } from '@/lib/page-title';
import { invoiceRows, orderIn, sumsOf } from '../model';
import { InvoiceItem } from './invoice-item';
import { InvoiceSums } from './invoice-sums';
import { InvoiceTools } from './invoice-tools';

const ROW_HEIGHT = 62;

/** Every invoice of every room, narrowed by its address: the list behind each figure. */
export function InvoicesPage({ onNew }: { readonly onNew: () => void }) {
  const { uid, profile } = useOwner();
  const today = useToday(profile.timeZone);
  const here = useMemo(() => ({ today, timeZone: profile.timeZone }), [today, profile.timeZone]);
  const { data: directory, error } = useDirectoryState(uid);
  const address = useListAddress();
  const { query, text, clear } = address;
  const order = orderIn(address.order);
  const rows = useMemo(
    () => directory && invoiceRows(directory, { query, text, order }, here),
    [directory, query, text, order, here],
  );
  const hasInvoices = (directory?.invoices.size ?? 0) > 0;
  usePageTitle('Invoices');
  return (
    <div class="mx-auto flex w-full max-w-6xl flex-col gap-5 px-4 py-6 sm:px-8 sm:py-8">
      <BooksHead part="invoices" title="Invoices" sentence="Every invoice of every room.">
        <Button look="primary" onPress={onNew}>
          <PlusIcon size={16} />
          New invoice
        </Button>
      </BooksHead>
      {error && <NotLoaded>The invoices didn’t load. What you see may be old.</NotLoaded>}
      {directory && hasInvoices && <InvoiceTools directory={directory} address={address} order={order} />}
      <Panel
        id="invoices"
        class="@container"
        title={rows && rows.length !== directory?.invoices.size ? 'Invoices found' : 'All invoices'}
        aside={rows && <span class="figures">{rows.length}</span>}
      >
        {rows && rows.length > 0 && <InvoiceSums sums={sumsOf(rows, today)} />}
        {rows === undefined && <RowsLoading />}
        {rows?.length === 0 && !hasInvoices && (
          <EmptyState
            sentence="Invoices are written in a room, and your client pays them there. Nothing is sent before you say so."
            action={
              <Button look="primary" onPress={onNew}>
                Write the first invoice
              </Button>
            }
          />
        )}
        {rows?.length === 0 && hasInvoices && (
          <EmptyState sentence="No invoice is like that." action={<Button onPress={clear}>Show all invoices</Button>} />
        )}
        {rows && rows.length > 0 && (
          <VirtualList label="Invoices" rows={rows} keyOf={({ line }) => line.id} estimatedHeight={ROW_HEIGHT}>
            {(row) => <InvoiceItem row={row} today={today} />}
          </VirtualList>
        )}
      </Panel>
    </div>
  );
}
