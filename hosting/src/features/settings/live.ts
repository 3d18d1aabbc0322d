import type { BooksInvoice } from '@/lib/books';
import { useRows } from '@/lib/watch';

type Constraints = Parameters<typeof useRows>[2];

const LATEST = 20;

const latestIssued: Constraints = ({ orderBy, limit }) => [orderBy('issuedAt', 'desc'), limit(LATEST)];

/** The invoices issued last: their numbers say which one comes next. */
export function useLatestIssued(uid: string) {
  return useRows<BooksInvoice>(`freelancers/${uid}/invoices`, 'latest-issued', latestIssued);
}

/** The credit notes issued last, for the same. */
export function useLatestCredited(uid: string) {
  return useRows<{ readonly id: string; readonly number: string }>(
    `freelancers/${uid}/creditNotes`,
    'latest-credited',
    latestIssued,
  );
}
