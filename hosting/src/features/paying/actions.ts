/** What somebody does with an invoice: pay it, say that it was paid, look at it, keep its papers. */
import { ApiError, callApi } from '@/lib/api';
import { download } from '@/lib/download';
import type { Invoice } from './invoice';
import type { Door } from './payer';
import { rememberFor } from './returning';

/** The public door's two keys; exactly one is not null. */
function keys(door: Door): { readonly link: string | null; readonly payLink: string | null } {
  return {
    link: door.kind === 'link' ? door.link : null,
    payLink: door.kind === 'payLink' ? door.payLink : null,
  };
}

/** Ask for a checkout of one instalment, or with null of all that is left, and go there. The return address carries no secret, so the tab remembers its own meanwhile. */
export async function payByCard(door: Door, invoice: Invoice, instalmentId: string | null): Promise<void> {
  const asked = { ...keys(door), invoiceId: invoice.id, instalmentId };
  const { url } = await callApi<{ url: string }>('/api/portal/invoices/pay', asked);
  if (!/^https?:\/\//i.test(url)) throw new ApiError('internal', 'The payment page has no address. Try again.', 500);
  rememberFor(door, invoice);
  window.location.assign(url);
}

export async function reportPaid(door: Door, { invoiceId, instalmentId, utr, fileId }: Report): Promise<void> {
  await callApi('/api/portal/invoices/claim', { ...keys(door), invoiceId, instalmentId, utr, fileId });
}

export interface Report {
  readonly invoiceId: string;
  readonly instalmentId: string;
  readonly utr: string;
  readonly fileId: string | null;
}

export async function reportViewed(door: Door, invoiceId: string): Promise<void> {
  await callApi('/api/portal/invoices/viewed', { ...keys(door), invoiceId });
}

/** One of an invoice's papers: itself, a receipt or a credit note. */
export type Paper = { readonly kind: 'invoice' } | { readonly kind: 'receipt' | 'credit'; readonly id: string };

export function fetchPaper(
  door: Door,
  invoice: Invoice,
  paper: Paper,
  onPercent: (percent: number) => void,
): Promise<Blob> {
  if (door.kind === 'owner') return download(ownersAddress(invoice, paper), { token: door.idToken, onPercent });
  const body = {
    ...keys(door),
    invoiceId: invoice.id,
    receiptId: paper.kind === 'receipt' ? paper.id : null,
    creditNoteId: paper.kind === 'credit' ? paper.id : null,
  };
  return download('/api/portal/invoices/pdf', { body, onPercent });
}

function ownersAddress(invoice: Invoice, paper: Paper): string {
  if (paper.kind === 'receipt') return `/api/portals/payments/${paper.id}/receipt`;
  if (paper.kind === 'credit') return `/api/portals/credit-notes/${paper.id}/pdf`;
  return `/api/portals/invoices/${invoice.id}/pdf`;
}
