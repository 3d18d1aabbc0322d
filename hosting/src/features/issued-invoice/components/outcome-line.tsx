import { Money } from '@/components/money';
import type { BooksInvoice } from '@/lib/books';
import { outcomeOf } from '../recording';

interface OutcomeLineProps {
  readonly invoice: BooksInvoice;
  readonly payment: Parameters<typeof outcomeOf>[1];
}

/** What the invoice comes to once this is recorded. */
export function OutcomeLine({ invoice, payment }: OutcomeLineProps) {
  const outcome = outcomeOf(invoice, payment);
  return (
    <p role="status" class="min-h-5 text-13 text-soft">
      {outcome.kind === 'settled' && 'The invoice is paid in full with this.'}
      {outcome.kind === 'left' && (
        <>
          <Money minor={outcome.minor} currency={invoice.currency} /> stays due.
        </>
      )}
      {outcome.kind === 'over' && (
        <span class="text-warn">
          <Money minor={outcome.minor} currency={invoice.currency} /> more than is due. It is kept as your client’s
          credit, to be paid back or counted elsewhere.
        </span>
      )}
    </p>
  );
}
