import { callPortals } from '@/lib/owner';
import type { Draft } from './draft';

export async function saveDraft(invoiceId: string, version: number, draft: Draft): Promise<number> {
  return (await callPortals('PUT /api/portals/invoices/{invoiceId}', { version, draft }, { invoiceId })).version;
}

export async function discardDraft(invoiceId: string, version: number): Promise<void> {
  await callPortals('POST /api/portals/invoices/{invoiceId}/discard', { version }, { invoiceId });
}

/** Give it a number and send it; answers with the number. */
export async function issueInvoice(invoiceId: string, version: number, idempotencyKey: string): Promise<string> {
  const asked = { version, idempotencyKey };
  return (await callPortals('POST /api/portals/invoices/{invoiceId}/issue', asked, { invoiceId })).number;
}
