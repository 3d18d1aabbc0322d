import { useLocation } from 'wouter';
import { BackLink } from '@/components/back-link';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { PageTabs } from '@/components/page-tabs';
import { SheetLoading, Skeleton } from '@/components/skeleton';
import { useClient, useOwner } from '@/lib/owner';
import { usePageTitle } from '@/lib/page-title';
import { placeOf } from '../treatment';
import { ClientOverview } from './client-overview';
import { ClientSheet } from './client-sheet';

interface ClientPageProps {
  readonly clientId: string;
  /** `details`, or what one opens first. */
  readonly part?: string | undefined;
}

/** One client: how they do and all that belongs to them, and who they are on invoices. */
export function ClientPage({ clientId, part }: ClientPageProps) {
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
  const address = `/desk/clients/${clientId}`;
  const isDetails = part === 'details';
  return (
    <div class="mx-auto flex w-full max-w-6xl flex-col gap-6 px-4 py-6 sm:px-8 sm:py-8">
      <header class="flex items-center gap-2">
        <BackLink href="/desk/clients" label="Back to clients" />
        <div class="min-w-0">
          <h1 class="truncate text-22 font-semibold">{client?.name ?? <Skeleton class="h-7 w-56" />}</h1>
          <p class="truncate text-13 text-soft">{client ? placeOf(client) || 'No address yet' : ''}</p>
        </div>
      </header>
      <PageTabs
        label="Parts of the client"
        current={isDetails ? 'details' : 'overview'}
        tabs={[
          ['overview', address, 'Overview'],
          ['details', `${address}/details`, 'Address and tax'],
        ]}
      />
      {client === undefined && <SheetLoading />}
      {client && (isDetails ? <ClientSheet key={client.id} client={client} /> : <ClientOverview client={client} />)}
    </div>
  );
}
