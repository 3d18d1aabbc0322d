import { loadFirestore } from '@/lib/firebase';
import { newId } from '@/lib/ids';
import { callPortals } from '@/lib/owner';
import { askedOfClient, type ClientForm } from './client-form';
import type { EntryForm } from './interactions';

/** Save a client; drafts and new invoices follow, what was issued keeps the client of its day. */
export async function saveClient(clientId: string, form: ClientForm): Promise<void> {
  await callPortals('PUT /api/portals/clients/{clientId}', askedOfClient(form), { clientId });
}

/** Note a client who has no room yet; the same key answers a retry with the client made the first time. */
export async function makeClient(name: string, idempotencyKey: string): Promise<string> {
  return (await callPortals('POST /api/portals/clients', { idempotencyKey, name })).clientId;
}

/** Add to a client's log; `corrects` names the entry this one stands in for. The log shows it before the server has it. */
export async function addEntry(
  uid: string,
  clientId: string,
  form: EntryForm,
  corrects: string | null = null,
): Promise<void> {
  const { createDocument, serverTimestamp } = await loadFirestore();
  const text = form.text.trim();
  const entry = { clientId, kind: form.kind, text, on: form.on, corrects, at: serverTimestamp() };
  await createDocument(`freelancers/${uid}/interactions/${newId()}`, entry);
}
