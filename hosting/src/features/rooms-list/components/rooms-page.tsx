import { useMemo } from 'react';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { PlusIcon } from '@/components/icons';
import { ListChoice, ListSearch, ListTools } from '@/components/list-tools';
import { NotLoaded } from '@/components/not-loaded';
import { Panel } from '@/components/panel';
import { RowsLoading } from '@/components/skeleton';
import { VirtualList } from '@/components/virtual-list';
import { useMinute, useToday } from '@/lib/clock';
import { useDirectoryState } from '@/lib/directory';
import { useListAddress } from '@/lib/list-address';
import { useOwner } from '@/lib/owner';
import { usePageTitle } from '@/lib/page-title';
import { useUnreadRooms } from '@/lib/unread';
import { type Order, orderIn, roomRows } from '../model';
import { RoomItem } from './room-item';

const STATES = [
  ['', 'All rooms'],
  ['open', 'Open'],
  ['closed', 'Closed'],
  ['repeat', 'Of clients who came back'],
] as const;

const ORDER_WORDS: readonly (readonly [Order, string])[] = [
  ['waiting', 'Who waits first'],
  ['latest', 'Latest message first'],
  ['newest', 'Newest first'],
  ['title', 'By title'],
  ['client', 'By client'],
];

const NOBODY: readonly never[] = [];
const ROW_HEIGHT = 56;

/** Every room, as many as there are, with those in which somebody waits first. */
export function RoomsPage({ onNewRoom }: { readonly onNewRoom: () => void }) {
  const { uid, profile } = useOwner();
  const { timeZone } = profile;
  const today = useToday(timeZone);
  const now = useMinute();
  const { data: directory, error } = useDirectoryState(uid);
  const waiting = useUnreadRooms(uid) ?? NOBODY;
  const { query, text, order, narrow, search, orderBy, clear } = useListAddress();
  const rows = useMemo(
    () => directory && roomRows(directory, waiting, { query, text, order: orderIn(order) }, { today, timeZone }),
    [directory, waiting, query, text, order, today, timeZone],
  );
  const client = query.client && directory?.clients.get(query.client);
  const hasRooms = (directory?.rooms.size ?? 0) > 0 || waiting.length > 0;
  usePageTitle('Rooms');
  return (
    <div class="mx-auto flex w-full max-w-6xl flex-col gap-5 px-4 py-6 sm:px-8 sm:py-8">
      <header class="flex min-h-10 items-center justify-between gap-4">
        <h1 class="text-22 font-semibold">{client ? `Rooms of ${client.name}` : 'Rooms'}</h1>
        <Button look="primary" onPress={onNewRoom} class="max-md:hidden">
          <PlusIcon size={16} />
          New room
        </Button>
      </header>
      {error && <NotLoaded>The rooms didn’t load. What you see may be old.</NotLoaded>}
      {hasRooms && (
        <ListTools>
          <ListSearch label="Search rooms" text={text} onText={search} />
          <ListChoice
            label="Which rooms"
            value={query.status[0] ?? ''}
            options={STATES}
            onChoose={(state) => narrow({ status: state ? [state] : [] })}
          />
          <ListChoice label="Order" value={orderIn(order)} options={ORDER_WORDS} onChoose={orderBy} />
        </ListTools>
      )}
      <Panel
        id="rooms"
        class="@container"
        title={rows && rows.length !== directory?.rooms.size ? 'Rooms found' : 'All rooms'}
        aside={rows && <span class="figures">{rows.length}</span>}
      >
        {rows === undefined && <RowsLoading />}
        {rows?.length === 0 && !hasRooms && (
          <EmptyState
            sentence="A room is one private page for one project. Your client opens it with a link: no account, no password."
            action={
              <Button look="primary" onPress={onNewRoom}>
                Open your first room
              </Button>
            }
          />
        )}
        {rows?.length === 0 && hasRooms && (
          <EmptyState sentence="No room is like that." action={<Button onPress={clear}>Show all rooms</Button>} />
        )}
        {rows && rows.length > 0 && (
          <VirtualList label="Rooms" rows={rows} keyOf={(row) => row.id} estimatedHeight={ROW_HEIGHT}>
            {(row) => <RoomItem row={row} today={today} now={now} />}
          </VirtualList>
        )}
      </Panel>
    </div>
  );
}
