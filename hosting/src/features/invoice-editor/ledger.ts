/** What the payments and the history of an invoice say, in words. */
import type { InvoiceStep, Payment } from '@/lib/books';

const REASONS: Readonly<Record<string, string>> = {
  'wrong-invoice': 'It was paid for another invoice.',
  'wrong-amount': 'The amount is not the one that was asked for.',
  'wrong-currency': 'It is in another currency.',
  'invoice-void': 'The invoice was void when it arrived.',
  'already-paid': 'The invoice was paid already.',
};

export function whyUnapplied(reason: string | null): string {
  return (reason !== null && REASONS[reason]) || 'It could not be matched.';
}

export function byTime(payments: readonly Payment[]): Payment[] {
  return [...payments].sort((one, other) => one.at - other.at);
}

const SOURCES: Readonly<Record<string, string>> = {
  owner: 'by you',
  client: 'by your client',
  stripe: 'by the payment provider',
  clock: 'by the calendar',
};

const STEPS: Readonly<Record<string, string>> = {
  sent: 'Issued and sent',
  viewed: 'Seen in the room',
  partial: 'Paid in part',
  processing: 'Payment under way',
  overdue: 'Overdue',
  paid: 'Paid',
  void: 'Voided',
};

/** One step of the history: what happened, and who or what made it so. */
export function sayStep(step: InvoiceStep): { what: string; who: string } {
  const isSetback = step.from === 'processing' && step.to !== 'paid';
  return {
    what: isSetback
      ? `Payment failed, ${(STEPS[step.to] ?? step.to).toLowerCase()} again`
      : (STEPS[step.to] ?? step.to),
    who: SOURCES[step.source] ?? '',
  };
}
