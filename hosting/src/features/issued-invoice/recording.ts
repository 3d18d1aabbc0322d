/** A payment as it is recorded by hand: what is typed, what it comes to, and what the client may have deducted. */

import { balanceMinor, settledMinor } from '@/domain/invoice';
import { roundHalfAwayFromZero } from '@/domain/money';
import { ruleOn, tdsOn } from '@/domain/tds';
import { priceText, readPrice } from '@/features/invoice-editor/figures';
import type { BooksInvoice, Client } from '@/lib/books';
import type { HandMethod, HandPayment } from './actions';
import { leftOf } from './schedule';

export interface RecordForm {
  readonly method: HandMethod;
  readonly amount: string;
  readonly tds: string;
  readonly receivedOn: string;
  readonly reference: string;
  readonly note: string;
  /** Empty: whatever is due first. */
  readonly instalmentId: string;
}

export interface RecordReading {
  readonly payment: HandPayment;
  readonly problems: Readonly<Record<string, string>>;
}

/** What is still to be paid of the instalment, or of all of it. */
export function dueMinor(invoice: BooksInvoice, instalmentId: string): number {
  const instalment = invoice.instalments.find((each) => each.id === instalmentId);
  return instalment ? leftOf(instalment) : balanceMinor(invoice);
}

export function blankRecord(invoice: BooksInvoice, instalmentId: string, today: string): RecordForm {
  const due = dueMinor(invoice, instalmentId);
  return {
    method: invoice.currency === 'INR' ? 'upi' : 'bank',
    amount: due > 0 ? priceText(due, invoice.currency) : '',
    tds: '',
    receivedOn: today,
    reference: '',
    note: '',
    instalmentId,
  };
}

const UTR = /^\d{12}$/;

export function readRecord(form: RecordForm, invoice: BooksInvoice, today: string): RecordReading {
  const problems: Record<string, string> = {};
  const amount = (field: 'amountMinor' | 'tdsMinor', text: string) => {
    if (text.trim() === '') return 0;
    const reading = readPrice(text, invoice.currency);
    if (!reading.ok) problems[field] = reading.problem;
    return reading.ok ? reading.value : 0;
  };
  const amountMinor = amount('amountMinor', form.amount);
  const tdsMinor = amount('tdsMinor', form.tds);
  const reference = form.reference.trim();
  if (amountMinor + tdsMinor === 0) problems.amountMinor ??= 'Write how much came.';
  if (form.receivedOn === '') problems.receivedOn = 'Pick the day it came.';
  else if (form.receivedOn > today) problems.receivedOn = 'This day has not come yet.';
  if (form.method === 'upi' && reference !== '' && !UTR.test(reference.replace(/\s/g, ''))) {
    problems.reference = 'A UTR has twelve digits.';
  }
  const payment = {
    method: form.method,
    amountMinor,
    tdsMinor,
    receivedOn: form.receivedOn,
    reference: form.method === 'upi' ? reference.replace(/\s/g, '') : reference,
    note: form.note.trim(),
    instalmentId: form.instalmentId || null,
  };
  return { payment, problems };
}

export interface TdsSuggestion {
  readonly tdsMinor: number;
  readonly rateBp: number;
  readonly baseMinor: number;
  /** The section of the law that asks for it on the day of payment. */
  readonly section: string;
}

/**
 * What a client in India deducts from this much, once the year's threshold is passed: a rate on the part before tax, by
 * the law of the day of payment. None where nobody deducts.
 */
export function suggestedTds(
  invoice: BooksInvoice,
  client: Pick<Client, 'payerType' | 'serviceKind'> | null | undefined,
  grossMinor: number,
  receivedOn: string,
): TdsSuggestion | null {
  if (invoice.currency !== 'INR' || invoice.totalMinor <= 0 || grossMinor <= 0) return null;
  const rule = ruleOn(receivedOn);
  if (rule === null) return null;
  const share = BigInt(Math.min(grossMinor, invoice.totalMinor)) * BigInt(invoice.subtotalMinor);
  const baseMinor = Number(roundHalfAwayFromZero(share, BigInt(invoice.totalMinor)));
  const { rateBp, tdsMinor } = tdsOn(baseMinor, client);
  return tdsMinor > 0 ? { tdsMinor, rateBp, baseMinor, section: rule.section } : null;
}

export type Outcome =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'left'; readonly minor: number }
  | { readonly kind: 'settled' }
  | { readonly kind: 'over'; readonly minor: number };

/** What the invoice comes to with this payment on it. */
export function outcomeOf(invoice: BooksInvoice, payment: Pick<HandPayment, 'amountMinor' | 'tdsMinor'>): Outcome {
  const sum = payment.amountMinor + payment.tdsMinor;
  if (sum === 0) return { kind: 'nothing' };
  const left = invoice.totalMinor - settledMinor(invoice) - sum;
  if (left > 0) return { kind: 'left', minor: left };
  return left === 0 ? { kind: 'settled' } : { kind: 'over', minor: -left };
}
