import { callPortals } from '@/lib/owner';
import { askedOfClient, type ClientForm } from './client-form';

/** Save a client; drafts and new invoices follow, what was issued keeps the client of its day. */
export async function saveClient(clientId: string, form: ClientForm): Promise<void> {
  await callPortals('PUT /api/portals/clients/{clientId}', askedOfClient(form), { clientId });
}
