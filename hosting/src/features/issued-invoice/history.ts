/** What the history of an invoice says, in words. */
import type { InvoiceStep } from '@/lib/books';

const SOURCES: Readonly<Record<string, string>> = {
  owner: 'by you',
  client: 'by your client',
  stripe: 'by the payment provider',
  clock: 'by the calendar',
  reconcile: 'found at the payment provider overnight',
};

const STEPS: Readonly<Record<string, string>> = {
  sent: 'Issued and sent',
  viewed: 'Seen by your client',
  partial: 'Paid in part',
  processing: 'Payment under way',
  claimed: 'Reported as paid',
  overdue: 'Overdue',
  paid: 'Paid',
  refunded: 'Paid back',
  credited: 'Credited in full',
  void: 'Voided',
};

/** What no longer holds when it is left for anything but settled. */
const SETBACKS: Readonly<Record<string, string>> = {
  processing: 'Payment failed',
  claimed: 'Reported payment not found',
  paid: 'Due again',
  credited: 'Due again',
};

/** How the server names whoever came by a forwarded pay link. */
export const BY_PAY_LINK = 'Pay link';

const SETTLED = new Set(['paid', 'credited', 'void', 'refunded']);

/** One step of the history: what happened, and who or what made it so. */
export function sayStep(step: InvoiceStep): { what: string; who: string } {
  const what = STEPS[step.to] ?? step.to;
  const setback =
    step.from !== null && !SETTLED.has(step.to) && step.to !== 'partial' ? SETBACKS[step.from] : undefined;
  return {
    what: setback && step.to !== 'claimed' && step.to !== 'processing' ? `${setback}: ${again(step.to)}` : what,
    who:
      step.by === BY_PAY_LINK
        ? 'through the pay-only link'
        : step.by
          ? `by ${step.by}${step.source === 'reconcile' ? ', found overnight' : ''}`
          : (SOURCES[step.source] ?? ''),
  };
}

const AGAIN: Readonly<Record<string, string>> = { sent: 'sent', viewed: 'seen by your client', overdue: 'overdue' };

function again(status: string): string {
  return `${AGAIN[status] ?? status} again`;
}
