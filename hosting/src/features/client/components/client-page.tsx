import { Link, useLocation } from 'wouter';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { FormFrame } from '@/components/form-frame';
import { ArrowLeftIcon } from '@/components/icons';
import { Skeleton } from '@/components/skeleton';
import { useToasts } from '@/components/toasts';
import type { Client } from '@/lib/books';
import { useClient, useOwner } from '@/lib/owner';
import { usePageTitle } from '@/lib/page-title';
import { useSavedForm } from '@/lib/saved-form';
import { saveClient } from '../actions';
import { clientFaults, clientFormOf } from '../client-form';
import { placeOf } from '../treatment';
import { ClientFields } from './client-fields';
import { ClientRooms } from './client-rooms';
import { TreatmentPanel } from './treatment-panel';

/** One client: who they are on invoices, how they are taxed, and their rooms. */
export function ClientPage({ clientId }: { readonly clientId: string }) {
  const { uid } = useOwner();
  const { data: client, error } = useClient(uid, clientId);
  const [, navigate] = useLocation();
  usePageTitle(client?.name ?? 'Client');
  if (client === null || error) {
    return (
      <EmptyState
        sentence={
          error
            ? 'The client didn’t load. Check your connection and load the page again.'
            : 'There is no such client at your desk.'
        }
        action={<Button onPress={() => navigate('/desk/clients')}>Go to clients</Button>}
      />
    );
  }
  return (
    <div class="mx-auto flex w-full max-w-6xl flex-col gap-6 px-4 py-6 sm:px-8 sm:py-8">
      <header class="flex items-center gap-2">
        <Link
          href="/desk/clients"
          aria-label="Back to clients"
          class="touch-target -ml-2 grid size-9 shrink-0 place-items-center rounded-control text-soft hover:bg-raised hover:text-ink"
        >
          <ArrowLeftIcon />
        </Link>
        <div class="min-w-0">
          <h1 class="truncate text-22 font-semibold">{client?.name ?? <Skeleton class="h-7 w-56" />}</h1>
          <p class="truncate text-13 text-soft">{client ? placeOf(client) || 'No address yet' : ''}</p>
        </div>
      </header>
      {client ? <ClientSheet key={client.id} client={client} /> : <SheetLoading />}
    </div>
  );
}

function ClientSheet({ client }: { readonly client: Client }) {
  const { profile } = useOwner();
  const { say } = useToasts();
  const saved = useSavedForm({
    saved: clientFormOf(client),
    faultsOf: clientFaults,
    send: (form) => saveClient(client.id, form),
    onSaved: () => say('Saved. Drafts and new invoices follow it.'),
  });
  return (
    <FormFrame
      form={saved}
      label="Client"
      aside={
        <>
          <TreatmentPanel form={saved.form} profile={profile} />
          <ClientRooms clientId={client.id} />
        </>
      }
    >
      <ClientFields saved={saved} profile={profile} />
    </FormFrame>
  );
}

function SheetLoading() {
  return (
    <div class="grid gap-6 xl:grid-cols-[minmax(0,1fr)_26rem]" aria-busy="true">
      <Skeleton class="h-96 rounded-panel" />
      <Skeleton class="h-48 rounded-panel" />
    </div>
  );
}
