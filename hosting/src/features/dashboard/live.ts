import { useCallback, useMemo } from 'react';
import type { BooksInvoice, Payment, Project } from '@/lib/books';
import { useRows } from '@/lib/watch';
import type { ProjectFacts } from './model';

export function projectFacts(project: Project): ProjectFacts {
  const { summary } = project;
  return {
    id: project.id,
    title: project.title,
    clientName: project.client.name,
    isOpen: project.open,
    // Once the new key is open the room works again; what is left is only clearing up.
    isMoving: project.move !== null && project.move.phase === 'copying',
    unread: summary.unread,
    lastMessage: summary.lastMessage,
    lastMessageAt: summary.lastMessageAt,
    createdAt: project.createdAt,
  };
}

type Constraints = Parameters<typeof useRows>[2];

const waiting: Constraints = ({ where }) => [where('nextDueOn', '>', '')];
const overpaid: Constraints = ({ where }) => [where('overpaidMinor', '>', 0)];
const unmatched: Constraints = ({ where }) => [where('unappliedMinor', '>', 0)];

/** Every invoice that waits for money or for its owner: as many as are open, however many were ever written. */
export function useOpenInvoices(uid: string): readonly BooksInvoice[] | undefined {
  const path = `freelancers/${uid}/invoices`;
  const { data: due } = useRows<BooksInvoice>(path, 'waiting', waiting);
  const { data: over } = useRows<BooksInvoice>(path, 'overpaid', overpaid);
  const { data: stray } = useRows<BooksInvoice>(path, 'unmatched', unmatched);
  return useMemo(() => {
    if (due === undefined) return undefined;
    const all = [...due, ...(over ?? []), ...(stray ?? [])];
    return [...new Map(all.map((invoice) => [invoice.id, invoice])).values()];
  }, [due, over, stray]);
}

/** The ledger's entries of the month that a calendar date lies in, of all invoices. */
export function usePaymentsOfMonth(uid: string, today: string) {
  const month = today.slice(0, 7);
  const constraints = useCallback<Constraints>(
    // Days compare as text, and no day of the month comes after this one.
    ({ where }) => [where('receivedOn', '>=', `${month}-01`), where('receivedOn', '<=', `${month}-31`)],
    [month],
  );
  return useRows<Payment>(`freelancers/${uid}/payments`, `received ${month}`, constraints);
}
