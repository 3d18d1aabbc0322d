import { useMemo, useState } from 'react';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { PlusIcon } from '@/components/icons';
import { ListChoice, ListSearch, ListTools } from '@/components/list-tools';
import { NotLoaded } from '@/components/not-loaded';
import { Panel } from '@/components/panel';
import { RowsLoading } from '@/components/skeleton';
import { VirtualList } from '@/components/virtual-list';
import { useToday } from '@/lib/clock';
import { useDirectoryState } from '@/lib/directory';
import { useListAddress } from '@/lib/list-address';
import { useNewAsked } from '@/lib/new-asked';
import { useOwner } from '@/lib/owner';
import { usePageTitle } from '@/lib/page-title';
import { clientRows, type Order, orderIn } from '../client-list';
import { ClientItem } from './client-item';
import { NewClientDialog } from './new-client-dialog';

const ORDER_WORDS: readonly (readonly [Order, string])[] = [
  ['name', 'By name'],
  ['health', 'Who does worst first'],
  ['contact', 'Longest silence first'],
  ['balance', 'Who owes most first'],
  ['newest', 'Newest first'],
];

const ROW_HEIGHT = 66;

/** Every client: how they do, what they owe, and when they were last heard of. */
export function ClientsPage({ onNewRoom }: { readonly onNewRoom: () => void }) {
  const { uid, profile } = useOwner();
  const { timeZone } = profile;
  const today = useToday(timeZone);
  const { data: directory, error } = useDirectoryState(uid);
  const { text, order, search, orderBy, clear } = useListAddress();
  const rows = useMemo(
    () => directory && clientRows(directory, { text, order: orderIn(order) }, { today, timeZone }),
    [directory, text, order, today, timeZone],
  );
  const hasClients = (directory?.clients.size ?? 0) > 0;
  const [isAdding, setIsAdding] = useState(false);
  useNewAsked(() => setIsAdding(true));
  usePageTitle('Clients');
  return (
    <div class="mx-auto flex w-full max-w-6xl flex-col gap-5 px-4 py-6 sm:px-8 sm:py-8">
      <header class="flex flex-wrap items-center justify-between gap-3">
        <h1 class="text-22 font-semibold">Clients</h1>
        <Button look="primary" onPress={() => setIsAdding(true)}>
          <PlusIcon size={16} />
          New client
        </Button>
      </header>
      {error && <NotLoaded>The clients didn’t load. What you see may be old.</NotLoaded>}
      {hasClients && (
        <ListTools>
          <ListSearch label="Search clients" text={text} onText={search} />
          <ListChoice label="Order" value={orderIn(order)} options={ORDER_WORDS} onChoose={orderBy} />
        </ListTools>
      )}
      <Panel
        id="clients"
        class="@container"
        title={rows && rows.length !== directory?.clients.size ? 'Clients found' : 'All clients'}
        aside={rows && <span class="figures">{rows.length}</span>}
      >
        {rows === undefined && <RowsLoading detail="w-40" />}
        {rows?.length === 0 && !hasClients && (
          <EmptyState
            sentence="A client comes with the first room you open for them."
            action={
              <Button look="primary" onPress={onNewRoom}>
                Open a room
              </Button>
            }
          />
        )}
        {rows?.length === 0 && hasClients && (
          <EmptyState
            sentence={`No client is called “${text.trim()}”.`}
            action={<Button onPress={clear}>Show all clients</Button>}
          />
        )}
        {rows && rows.length > 0 && (
          <VirtualList label="Clients" rows={rows} keyOf={(row) => row.id} estimatedHeight={ROW_HEIGHT}>
            {(row) => <ClientItem row={row} today={today} />}
          </VirtualList>
        )}
      </Panel>
      {isAdding && <NewClientDialog onClose={() => setIsAdding(false)} />}
    </div>
  );
}
