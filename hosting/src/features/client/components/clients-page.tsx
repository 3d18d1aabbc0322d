import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { TextField } from '@/components/field';
import { ChevronRightIcon } from '@/components/icons';
import { Lamp } from '@/components/lamp';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import { RowsLoading } from '@/components/skeleton';
import { useToday } from '@/lib/clock';
import { useClients, useOwner } from '@/lib/owner';
import { usePageTitle } from '@/lib/page-title';
import { type ClientRow, clientRows } from '../client-rows';

const SEARCHED_FROM = 8;

/** Every client, with where they are and how they are taxed. */
export function ClientsPage({ onNewRoom }: { readonly onNewRoom: () => void }) {
  const { uid, profile } = useOwner();
  const today = useToday(profile.timeZone);
  const { data: clients, error } = useClients(uid);
  const [search, setSearch] = useState('');
  const rows = useMemo(
    () => clients && clientRows(clients, profile.tax, today, search),
    [clients, profile.tax, today, search],
  );
  usePageTitle('Clients');
  return (
    <div class="mx-auto flex w-full max-w-6xl flex-col gap-6 px-4 py-6 sm:px-8 sm:py-8">
      <h1 class="text-22 font-semibold">Clients</h1>
      {error && (
        <Notice tone="stop" isUrgent action={<Button onPress={() => window.location.reload()}>Load again</Button>}>
          The clients didn’t load. What you see may be old.
        </Notice>
      )}
      {clients && clients.length >= SEARCHED_FROM && (
        <TextField label="Search" type="search" value={search} onText={setSearch} class="max-w-md" />
      )}
      <Panel id="clients" title="All clients" aside={clients && <span class="figures">{clients.length}</span>}>
        {rows === undefined && <RowsLoading detail="w-40" />}
        {clients?.length === 0 && (
          <EmptyState
            sentence="A client comes with the first room you open for them."
            action={
              <Button look="primary" onPress={onNewRoom}>
                Open a room
              </Button>
            }
          />
        )}
        {clients && clients.length > 0 && rows?.length === 0 && (
          <EmptyState sentence={`No client is called “${search.trim()}”.`} />
        )}
        {rows && rows.length > 0 && (
          <ul class="divide-y divide-line">
            {rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </ul>
        )}
      </Panel>
    </div>
  );
}

function Row({ row }: { readonly row: ClientRow }) {
  return (
    <li>
      <Link
        href={`/desk/clients/${row.id}`}
        class="flex items-center gap-3 px-4 py-3 transition-colors hover:bg-raised focus-visible:outline-offset-[-2px]"
      >
        <span class="flex min-w-0 flex-1 flex-col gap-x-4 gap-y-1 sm:flex-row sm:items-center">
          <span class="min-w-0 flex-1">
            <span class="block truncate text-15 font-medium">{row.name}</span>
            <span class="block truncate text-13 text-soft">{row.place || 'No address yet'}</span>
          </span>
          <span class="flex shrink-0 flex-wrap items-center gap-x-3 sm:flex-col sm:items-end">
            <Lamp tone={row.isUnfinished ? 'warn' : 'go'} word={row.tax} />
            {row.isMuted && <span class="text-13 text-faint">No reminders</span>}
          </span>
        </span>
        <span class="text-faint">
          <ChevronRightIcon size={16} />
        </span>
      </Link>
    </li>
  );
}
