import { NotLoaded } from '@/components/not-loaded';
import { FollowUpsPanel } from '@/features/follow-ups/components/follow-ups-panel';
import { ClientTime } from '@/features/time/components/client-time';
import { RatesPanel } from '@/features/time/components/rates-panel';
import type { Client } from '@/lib/books';
import { useDirectoryState } from '@/lib/directory';
import { useOwner } from '@/lib/owner';
import { useClientLines } from '../live';
import { ClientInvoices } from './client-invoices';
import { ClientPeople } from './client-people';
import { ClientRooms } from './client-rooms';
import { HealthCard } from './health-card';
import { InteractionsPanel } from './interactions-panel';

/** Everything that belongs to a client: what to do next, what passed, and what is open. */
export function ClientOverview({ client }: { readonly client: Client }) {
  const { uid, profile } = useOwner();
  const { data: directory, error } = useDirectoryState(uid);
  const lines = useClientLines(directory, client.id);
  return (
    <>
      {error && <NotLoaded>The client’s rooms and invoices didn’t load.</NotLoaded>}
      <HealthCard health={lines?.health} />
      <div class="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <div class="flex min-w-0 flex-col gap-6">
          <InteractionsPanel clientId={client.id} />
          <ClientInvoices clientId={client.id} invoices={lines?.invoices} />
          <ClientTime clientId={client.id} />
        </div>
        <div class="flex min-w-0 flex-col gap-6">
          <FollowUpsPanel about={{ kind: 'client', id: client.id, name: client.name }} />
          <ClientRooms client={client} rooms={lines?.rooms} />
          <ClientPeople rooms={lines?.rooms} />
          <RatesPanel
            of={{ kind: 'client', clientId: client.id }}
            rates={client.rates}
            currency={client.rates?.currency ?? profile.currency}
          />
        </div>
      </div>
    </>
  );
}
