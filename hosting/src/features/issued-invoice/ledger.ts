/** The ledger of one invoice as its owner reads it: what came, what was taken back of it, and what may still be done. */

import type { Method } from '@/domain/invoice-parts';
import type { Dispute, Payment } from '@/lib/books';

/** A refund, or the correction of one. */
export interface TakenBack {
  readonly entry: Payment;
  readonly isUndone: boolean;
  readonly mayReverse: boolean;
}

export interface LedgerRow {
  readonly entry: Payment;
  /** Refunds and what corrects them, in order; at last what undoes the entry itself. */
  readonly takenBack: readonly TakenBack[];
  readonly isUndone: boolean;
  /** What is left of it after refunds. */
  readonly leftMinor: number;
  readonly mayReverse: boolean;
  readonly mayRefund: boolean;
}

/**
 * Money and settlements in the order they came, each with what was taken back of it. What the payer's bank has called back
 * is not refunded besides.
 */
export function ledgerRows(
  entries: readonly Payment[],
  disputes: readonly Pick<Dispute, 'paymentId' | 'state'>[] = [],
): LedgerRow[] {
  const calledBack = new Set(disputes.filter(({ state }) => state !== 'won').map(({ paymentId }) => paymentId));
  const known = new Set(entries.map((entry) => entry.id));
  const isRow = (entry: Payment) => entry.of === null || !known.has(entry.of);
  return entries
    .filter(isRow)
    .sort(byDay)
    .map((entry) => rowOf(entry, entries, calledBack));
}

function rowOf(entry: Payment, entries: readonly Payment[], calledBack: ReadonlySet<string>): LedgerRow {
  const backOf = (one: Payment) => entries.filter((each) => each.of === one.id).sort(byDay);
  const isUndone = (one: Payment) => backOf(one).some((each) => each.kind === 'reversal');
  const refunds = backOf(entry).filter((each) => each.kind === 'refund');
  const standing = refunds.filter((refund) => !isUndone(refund));
  const given = standing.reduce((sum, refund) => sum + refund.amountMinor, 0);
  const leftMinor = isUndone(entry) ? 0 : Math.max(entry.amountMinor - given, 0);
  const back = [...refunds.flatMap((refund) => [refund, ...backOf(refund)]), ...backOf(entry).filter(isReversal)];
  return {
    entry,
    takenBack: back.map((each) => ({
      entry: each,
      isUndone: isUndone(each),
      mayReverse: isByHand(each) && !isUndone(each),
    })),
    isUndone: isUndone(entry),
    leftMinor,
    mayReverse: isByHand(entry) && !isUndone(entry) && standing.length === 0,
    mayRefund: ['payment', 'unapplied'].includes(entry.kind) && leftMinor > 0 && !calledBack.has(entry.id),
  };
}

function isReversal(entry: Payment): boolean {
  return entry.kind === 'reversal';
}

/** What a person entered can be corrected by them; the provider's entries and credit notes cannot. */
function isByHand(entry: Payment): boolean {
  return ['payment', 'tds', 'refund'].includes(entry.kind) && entry.method !== 'stripe';
}

function byDay(one: Payment, other: Payment): number {
  // Money before what was deducted from it: they are entered at once.
  const isAfter = Number(one.kind === 'tds') - Number(other.kind === 'tds');
  return one.receivedOn.localeCompare(other.receivedOn) || one.at - other.at || isAfter;
}

const REASONS: Readonly<Record<string, string>> = {
  'wrong-invoice': 'It was paid for another invoice.',
  'wrong-amount': 'The amount is not the one that was asked for.',
  'wrong-currency': 'It is in another currency.',
  'invoice-void': 'The invoice was void when it arrived.',
};

export function whyUnapplied(reason: string | null): string {
  return (reason !== null && REASONS[reason]) || 'It could not be matched.';
}

export const METHODS: Readonly<Record<Method, string>> = {
  stripe: 'Card or bank (Stripe)',
  upi: 'UPI',
  bank: 'Bank transfer',
  cash: 'Cash',
  cheque: 'Cheque',
  paypal: 'PayPal',
};

/** What an entry is, in words. */
export function sayEntry(entry: Payment): string {
  switch (entry.kind) {
    case 'tds':
      return 'TDS deducted by your client';
    case 'credit-note':
      return 'Credit note';
    case 'refund':
      return entry.id.startsWith('dp_') || entry.id.startsWith('du_') ? 'Taken back by the payer’s bank' : 'Refund';
    case 'reversal':
      return 'Taken out again';
    default:
      return entry.method ? METHODS[entry.method] : 'Payment';
  }
}

/** Whether it adds to what is settled, or takes from it. */
export function signOf(entry: Payment): 1 | -1 {
  return entry.kind === 'refund' || entry.kind === 'reversal' ? -1 : 1;
}
