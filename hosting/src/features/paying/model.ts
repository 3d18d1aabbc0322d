/** What follows from an issued invoice for whoever pays it. */
import type { Tone } from '@/components/lamp';
import { balanceMinor, type InvoiceStatus, invoiceStatus } from '@/domain/invoice';
import type { Instalment } from '@/domain/invoice-parts';
import { formatMoney } from '@/domain/money';
import { dateIn, sayDate } from '@/lib/dates';
import type { Invoice } from './invoice';

/** A lamp's tone and the word that goes with it. */
export type Standing = { readonly tone: Tone; readonly word: string };

export function statusOf(invoice: Invoice, now: number): InvoiceStatus {
  return invoiceStatus(invoice, new Date(now));
}

export function balanceOf(invoice: Invoice): number {
  return balanceMinor(invoice);
}

/** What is still to be paid of one instalment. */
export function leftOf(instalment: Instalment): number {
  return Math.max(instalment.amountMinor - instalment.paidMinor, 0);
}

/** The instalment to pay next: the first that is neither settled nor reported as paid. Null while nothing should be paid. */
export function nextInstalment(invoice: Invoice): Instalment | null {
  if (invoice.voidedAt !== null || invoice.processing || balanceOf(invoice) === 0) return null;
  return invoice.instalments.find((one) => leftOf(one) > 0 && one.claim === null) ?? null;
}

const ASKING: readonly InvoiceStatus[] = ['sent', 'viewed', 'partial', 'overdue', 'claimed'];

/** The instalment the client is asked for; none while a payment is under way, and none after the money was given back. */
export function askedFor(invoice: Invoice, now: number): Instalment | null {
  return ASKING.includes(statusOf(invoice, now)) ? nextInstalment(invoice) : null;
}

/** What to call one instalment: its label, or its place among several; null when there is only one. */
export function nameOf(invoice: Invoice, instalment: Instalment): string | null {
  if (instalment.label !== '') return instalment.label;
  if (invoice.instalments.length < 2) return null;
  return `Instalment ${invoice.instalments.indexOf(instalment) + 1} of ${invoice.instalments.length}`;
}

/** How a due day stands to today: 'due 27 Nov', 'due today', 'overdue since 18 Nov'. */
export function sayDue(dueOn: string, today: string): string {
  if (dueOn === today) return 'due today';
  return `${dueOn < today ? 'overdue since' : 'due'} ${sayDate(dueOn, 'short', today)}`;
}

export function instalmentStanding(invoice: Invoice, instalment: Instalment, now: number): Standing {
  const today = dateIn(invoice.timeZone, now);
  if (invoice.voidedAt !== null) return { tone: 'idle', word: 'cancelled' };
  if (leftOf(instalment) === 0) return { tone: 'go', word: invoice.creditedMinor > 0 ? 'settled' : 'paid' };
  if (instalment.claim) return { tone: 'info', word: 'reported as paid' };
  if (invoice.processing) return { tone: 'info', word: 'payment on its way' };
  const due = sayDue(instalment.dueOn, today);
  const word = instalment.paidMinor > 0 ? `partly paid, rest ${due}` : due;
  if (instalment.dueOn < today) return { tone: 'stop', word };
  return { tone: instalment === nextInstalment(invoice) ? 'warn' : 'idle', word };
}

export function invoiceStanding(invoice: Invoice, now: number): Standing {
  const today = dateIn(invoice.timeZone, now);
  const due = sayDue(invoice.nextDueOn ?? invoice.dueOn, today);
  const several = invoice.instalments.length > 1;
  const done = invoice.instalments.filter((one) => leftOf(one) === 0).length;
  switch (statusOf(invoice, now)) {
    case 'void':
      return { tone: 'idle', word: 'cancelled' };
    case 'paid': {
      const paidOn = invoice.paidAt === null ? null : dateIn(invoice.timeZone, invoice.paidAt);
      return { tone: 'go', word: paidOn ? `paid ${sayDate(paidOn, 'short', today)}` : 'paid' };
    }
    case 'credited':
      return { tone: 'go', word: 'settled by credit note' };
    case 'refunded':
      return { tone: 'idle', word: 'refunded' };
    case 'processing':
      return { tone: 'info', word: 'payment on its way' };
    case 'claimed':
      return { tone: 'info', word: 'reported as paid, not confirmed yet' };
    case 'overdue':
      return { tone: 'stop', word: several ? `${done} of ${invoice.instalments.length} paid, ${due}` : due };
    default:
      if (several) return { tone: 'warn', word: `${done} of ${invoice.instalments.length} paid, next ${due}` };
      return { tone: 'warn', word: invoice.paidMinor > 0 ? `partly paid, rest ${due}` : due };
  }
}

/** Open ones first, by when they are due; then the settled, newest first. */
export function invoicesInOrder(invoices: readonly Invoice[], now: number): Invoice[] {
  const isSettled = (invoice: Invoice) => ['paid', 'credited', 'void'].includes(statusOf(invoice, now));
  const due = (invoice: Invoice) => invoice.nextDueOn ?? invoice.dueOn;
  const open = invoices.filter((invoice) => !isSettled(invoice));
  const settled = invoices.filter(isSettled);
  return [
    ...open.sort((a, b) => due(a).localeCompare(due(b)) || a.id.localeCompare(b.id)),
    ...settled.sort((a, b) => b.issuedAt - a.issuedAt || a.id.localeCompare(b.id)),
  ];
}

/** How a visit to the payment page ended, as its address said or its bank later; the truth comes from the invoice itself. */
export interface Returned {
  readonly invoiceId: string;
  readonly outcome: 'paid' | 'cancelled' | 'failed';
  /** What was paid of the invoice when its payer left for the payment page. */
  readonly paidBeforeMinor: number;
}

/** Whether the books know of the money that its payer came back from paying. */
export function isConfirmed(returned: Returned, invoice: Invoice): boolean {
  return invoice.paidMinor > returned.paidBeforeMinor || balanceOf(invoice) === 0;
}

export type Message = { readonly tone: Tone; readonly title: string; readonly detail: string };

/** What to say to somebody who is back from the payment page. `who` is whom they paid. */
export function sayReturned(returned: Returned, invoice: Invoice, who: string, now: number): Message {
  const { number, currency } = invoice;
  const status = statusOf(invoice, now);
  if (status === 'void') {
    const wasPaid =
      returned.outcome === 'paid' ? ` If your payment went through, ${who} is told and has to return it.` : '';
    return { tone: 'stop', title: 'This invoice was cancelled', detail: `${who} cancelled ${number}.${wasPaid}` };
  }
  if (isConfirmed(returned, invoice)) {
    const came = invoice.paidMinor - returned.paidBeforeMinor;
    const amount = formatMoney(came > 0 ? came : invoice.totalMinor, currency);
    const rest = balanceOf(invoice);
    return {
      tone: 'go',
      title: `${amount} paid. Thank you.`,
      detail:
        rest === 0
          ? `${number} is settled. A receipt is on its way by mail.`
          : `A receipt is on its way by mail. ${formatMoney(rest, currency)} of ${number} is left to pay.`,
    };
  }
  if (status === 'processing') {
    return {
      tone: 'info',
      title: 'Your payment is on its way',
      detail: `Your bank is still working on it. ${number} turns to paid here by itself.`,
    };
  }
  if (returned.outcome === 'failed') {
    return {
      tone: 'stop',
      title: 'The payment did not go through',
      detail: `Your bank refused it. ${number} is still open: try again, or pay in another way.`,
    };
  }
  if (returned.outcome === 'cancelled') {
    return { tone: 'idle', title: 'Nothing was paid', detail: `You left the payment page. ${number} is still open.` };
  }
  return {
    tone: 'info',
    title: 'Waiting for confirmation',
    detail: `You can leave this page: ${number} turns to paid as soon as the payment is confirmed.`,
  };
}
