/** What the owner asks of the books about an issued invoice. */
import { newIdempotencyKey } from '@/lib/api';
import type { Method } from '@/lib/books';
import { download, saveAs } from '@/lib/download';
import { loadAuth } from '@/lib/firebase';
import { callPortals } from '@/lib/owner';
import type { ScheduleBody } from './schedule';

export type HandMethod = Exclude<Method, 'stripe'>;

export interface HandPayment {
  readonly method: HandMethod;
  readonly amountMinor: number;
  readonly tdsMinor: number;
  readonly receivedOn: string;
  readonly reference: string;
  readonly note: string;
  readonly instalmentId: string | null;
}

interface MoneyApi {
  'POST /api/portals/invoices/{invoiceId}/payments': {
    asked: HandPayment & { idempotencyKey: string };
    answered: { paymentId: string | null; tdsId: string | null };
  };
  'POST /api/portals/payments/{paymentId}/reverse': { asked: { reason: string }; answered: object };
  'POST /api/portals/payments/{paymentId}/refund': {
    asked: { idempotencyKey: string; amountMinor: number; receivedOn: string; note: string };
    answered: { refundId: string };
  };
  'POST /api/portals/invoices/{invoiceId}/claims/{instalmentId}/confirm': {
    asked: { receivedOn: string };
    answered: object;
  };
  'POST /api/portals/invoices/{invoiceId}/claims/{instalmentId}/refuse': {
    asked: { reason: string };
    answered: object;
  };
  'POST /api/portals/invoices/{invoiceId}/credit-notes': {
    asked: { idempotencyKey: string; amountMinor: number; reason: string };
    answered: { creditNoteId: string; number: string };
  };
  'POST /api/portals/invoices/{invoiceId}/void': { asked: { reason: string }; answered: object };
  'POST /api/portals/invoices/{invoiceId}/reissue': {
    asked: { idempotencyKey: string };
    answered: { invoiceId: string };
  };
  'PUT /api/portals/invoices/{invoiceId}/instalments': {
    asked: { version: number; instalments: readonly ScheduleBody[] };
    answered: { version: number };
  };
  'POST /api/portals/invoices/{invoiceId}/pay-link/renew': { asked: object; answered: { url: string } };
  'POST /api/portals/invoices/{invoiceId}/payment-link': {
    asked: { instalmentId: string };
    answered: { url: string };
  };
  'POST /api/portals/invoices/{invoiceId}/remind': { asked: object; answered: object };
  'POST /api/portals/invoices/{invoiceId}/mute': { asked: { isMuted: boolean }; answered: object };
}

function ask<Address extends keyof MoneyApi>(
  address: Address,
  asked: MoneyApi[Address]['asked'],
  ids: Readonly<Record<string, string>>,
): Promise<MoneyApi[Address]['answered']> {
  return callPortals(address as never, asked as never, ids);
}

export async function recordPayment(invoiceId: string, payment: HandPayment, idempotencyKey: string): Promise<void> {
  await ask('POST /api/portals/invoices/{invoiceId}/payments', { ...payment, idempotencyKey }, { invoiceId });
}

export async function reversePayment(paymentId: string, reason: string): Promise<void> {
  await ask('POST /api/portals/payments/{paymentId}/reverse', { reason }, { paymentId });
}

export async function refundPayment(
  paymentId: string,
  refund: { amountMinor: number; receivedOn: string; note: string },
  idempotencyKey: string,
): Promise<void> {
  await ask('POST /api/portals/payments/{paymentId}/refund', { ...refund, idempotencyKey }, { paymentId });
}

export async function confirmClaim(invoiceId: string, instalmentId: string, receivedOn: string): Promise<void> {
  const address = 'POST /api/portals/invoices/{invoiceId}/claims/{instalmentId}/confirm';
  await ask(address, { receivedOn }, { invoiceId, instalmentId });
}

export async function refuseClaim(invoiceId: string, instalmentId: string, reason: string): Promise<void> {
  const address = 'POST /api/portals/invoices/{invoiceId}/claims/{instalmentId}/refuse';
  await ask(address, { reason }, { invoiceId, instalmentId });
}

/** Answers with the credit note's number. */
export async function creditInvoice(
  invoiceId: string,
  credit: { amountMinor: number; reason: string },
  idempotencyKey: string,
): Promise<string> {
  const asked = { ...credit, idempotencyKey };
  return (await ask('POST /api/portals/invoices/{invoiceId}/credit-notes', asked, { invoiceId })).number;
}

export async function voidInvoice(invoiceId: string, reason: string): Promise<void> {
  await ask('POST /api/portals/invoices/{invoiceId}/void', { reason }, { invoiceId });
}

/** A draft that says the same again; answers with its id. */
export async function reissueInvoice(invoiceId: string, idempotencyKey: string): Promise<string> {
  return (await ask('POST /api/portals/invoices/{invoiceId}/reissue', { idempotencyKey }, { invoiceId })).invoiceId;
}

export async function moveInstalments(
  invoiceId: string,
  version: number,
  instalments: readonly ScheduleBody[],
): Promise<void> {
  await ask('PUT /api/portals/invoices/{invoiceId}/instalments', { version, instalments }, { invoiceId });
}

export async function renewPayLink(invoiceId: string): Promise<void> {
  await ask('POST /api/portals/invoices/{invoiceId}/pay-link/renew', {}, { invoiceId });
}

/** The lasting address at the card provider for an instalment ('' for all that is due). */
export async function makePaymentLink(invoiceId: string, instalmentId: string): Promise<string> {
  return (await ask('POST /api/portals/invoices/{invoiceId}/payment-link', { instalmentId }, { invoiceId })).url;
}

export async function remindNow(invoiceId: string): Promise<void> {
  await ask('POST /api/portals/invoices/{invoiceId}/remind', {}, { invoiceId });
}

export async function muteReminders(invoiceId: string, isMuted: boolean): Promise<void> {
  await ask('POST /api/portals/invoices/{invoiceId}/mute', { isMuted }, { invoiceId });
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

/** One key for one set of answers: pressing again after a lost answer finds what was made, not a second one. */
export class Attempt {
  #answers = '';
  #key = '';

  keyFor(answers: unknown): string {
    const text = JSON.stringify(answers);
    if (text !== this.#answers || this.#key === '') {
      this.#answers = text;
      this.#key = newIdempotencyKey();
    }
    return this.#key;
  }
}
