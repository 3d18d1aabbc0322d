/** What the owner asks of the books about an issued invoice. */
import type { RecordPayment } from '@/contract';
import { download, saveAs } from '@/lib/download';
import { loadAuth } from '@/lib/firebase';
import { callPortals } from '@/lib/owner';
import type { ScheduleBody } from './schedule';

export type HandMethod = RecordPayment['method'];
export type HandPayment = Omit<RecordPayment, 'idempotencyKey'>;

export async function recordPayment(invoiceId: string, payment: HandPayment, idempotencyKey: string): Promise<void> {
  await callPortals('POST /api/portals/invoices/{invoiceId}/payments', { ...payment, idempotencyKey }, { invoiceId });
}

export async function reversePayment(paymentId: string, reason: string): Promise<void> {
  await callPortals('POST /api/portals/payments/{paymentId}/reverse', { reason }, { paymentId });
}

export async function refundPayment(
  paymentId: string,
  refund: { amountMinor: number; receivedOn: string; note: string },
  idempotencyKey: string,
): Promise<void> {
  await callPortals('POST /api/portals/payments/{paymentId}/refund', { ...refund, idempotencyKey }, { paymentId });
}

export async function confirmClaim(invoiceId: string, instalmentId: string, receivedOn: string): Promise<void> {
  const address = 'POST /api/portals/invoices/{invoiceId}/claims/{instalmentId}/confirm';
  await callPortals(address, { receivedOn }, { invoiceId, instalmentId });
}

export async function refuseClaim(invoiceId: string, instalmentId: string, reason: string): Promise<void> {
  const address = 'POST /api/portals/invoices/{invoiceId}/claims/{instalmentId}/refuse';
  await callPortals(address, { reason }, { invoiceId, instalmentId });
}

/** Answers with the credit note's number. */
export async function creditInvoice(
  invoiceId: string,
  credit: { amountMinor: number; reason: string },
  idempotencyKey: string,
): Promise<string> {
  const asked = { ...credit, idempotencyKey };
  return (await callPortals('POST /api/portals/invoices/{invoiceId}/credit-notes', asked, { invoiceId })).number;
}

export async function voidInvoice(invoiceId: string, reason: string): Promise<void> {
  await callPortals('POST /api/portals/invoices/{invoiceId}/void', { reason }, { invoiceId });
}

/** A draft that says the same again; answers with its id. */
export async function reissueInvoice(invoiceId: string, idempotencyKey: string): Promise<string> {
  return (await callPortals('POST /api/portals/invoices/{invoiceId}/reissue', { idempotencyKey }, { invoiceId }))
    .invoiceId;
}

export async function moveInstalments(
  invoiceId: string,
  version: number,
  instalments: readonly ScheduleBody[],
): Promise<void> {
  await callPortals('PUT /api/portals/invoices/{invoiceId}/instalments', { version, instalments }, { invoiceId });
}

export async function renewPayLink(invoiceId: string): Promise<void> {
  await callPortals('POST /api/portals/invoices/{invoiceId}/pay-link/renew', {}, { invoiceId });
}

/** The lasting address at the card provider for an instalment; empty for all that is due. */
export async function makePaymentLink(invoiceId: string, instalmentId: string): Promise<string> {
  return (await callPortals('POST /api/portals/invoices/{invoiceId}/payment-link', { instalmentId }, { invoiceId }))
    .url;
}

export async function remindNow(invoiceId: string): Promise<void> {
  await callPortals('POST /api/portals/invoices/{invoiceId}/remind', {}, { invoiceId });
}

export async function muteReminders(invoiceId: string, isMuted: boolean): Promise<void> {
  await callPortals('POST /api/portals/invoices/{invoiceId}/mute', { isMuted }, { invoiceId });
}

/** A paper of the books; the addresses are the API's. */
export type Paper =
  | { readonly kind: 'invoice'; readonly id: string }
  | { readonly kind: 'receipt'; readonly id: string }
  | { readonly kind: 'credit-note'; readonly id: string };

const ADDRESS: Readonly<Record<Paper['kind'], (id: string) => string>> = {
  invoice: (id) => `/api/portals/invoices/${id}/pdf`,
  receipt: (id) => `/api/portals/payments/${id}/receipt`,
  'credit-note': (id) => `/api/portals/credit-notes/${id}/pdf`,
};

export async function savePaper(paper: Paper, name: string): Promise<void> {
  const { idToken } = await loadAuth();
  const blob = await download(ADDRESS[paper.kind](encodeURIComponent(paper.id)), { token: idToken });
  saveAs(`${name.replaceAll('/', '-')}.pdf`, blob);
}
