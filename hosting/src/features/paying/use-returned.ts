import { useState } from 'react';
import type { Invoice } from './invoice';
import { isConfirmed, type Returned, statusOf } from './model';

/** What to say about the payment one came back from; a bank that had it in its hands and let go has refused it. */
export function useReturned(initial: Returned | null, invoice: Invoice | undefined, now: number) {
  const [returned, setReturned] = useState(initial);
  const [isAtBank, setIsAtBank] = useState(false);
  const status = invoice && statusOf(invoice, now);
  if (status === 'processing' && !isAtBank) setIsAtBank(true);
  if (isAtBank && invoice && status !== 'processing') {
    setIsAtBank(false);
    if (returned && status !== 'void' && !isConfirmed(returned, invoice))
      setReturned({ ...returned, outcome: 'failed' });
  }
  const isAwaited =
    returned?.outcome === 'paid' && invoice !== undefined && status !== 'void' && !isConfirmed(returned, invoice);
  return { returned, dismiss: () => setReturned(null), isAwaited };
}
