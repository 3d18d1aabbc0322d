import { callPortals } from '@/lib/owner';
import type { Draft } from './draft';

export async function saveDraft(invoiceId: string, version: number, draft: Draft): Promise<number> {
  const saved = await callPortals<{ version: number }>(`/invoices/${invoiceId}`, { version, draft }, 'PUT');
  return saved.version;
}

export async function discardDraft(invoiceId: string, version: number): Promise<void> {
  await callPortals(`/invoices/${invoiceId}/discard`, { version });
}

/** Give it a number and send it; answers with the number. */
export async function issueInvoice(invoiceId: string, version: number, idempotencyKey: string): Promise<string> {
  const issued = await callPortals<{ number: string }>(`/invoices/${invoiceId}/issue`, { version, idempotencyKey });
  return issued.number;
}

export async function voidInvoice(invoiceId: string): Promise<void> {
  await callPortals(`/invoices/${invoiceId}/void`, {});
}
