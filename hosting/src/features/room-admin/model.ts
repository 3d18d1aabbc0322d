/** What the owner is told about a room's people, its key and its invoices. */
import { balanceMinor, type InvoiceStatus, invoiceStatus } from '@/domain/invoice';
import type { BooksInvoice, Move, Person, Project } from '@/lib/books';

/** Those with a live link first, then by the day they came. */
export function inOrder(people: readonly Person[]): Person[] {
  return [...people].sort(
    (one, other) => Number(one.link === null) - Number(other.link === null) || one.createdAt - other.createdAt,
  );
}

export function progressOf(move: Move): { percent: number; sentence: string } {
  if (move.phase === 'opened') return { percent: 100, sentence: 'Open under its new key. Clearing the old one.' };
  const percent = move.total > 0 ? Math.min(100, Math.round((move.copied / move.total) * 100)) : 0;
  const counted = move.total > 0 ? `: ${move.copied} of ${move.total}` : '';
  return { percent, sentence: `Moving messages and files to a new key${counted}` };
}

/** Why a room cannot be opened or closed right now; null when it can. */
export function whyNotSwitch(project: Project, people: readonly Person[]): string | null {
  if (project.move !== null && project.move.phase === 'copying')
    return 'The room is moving. Wait until it has arrived.';
  if (!project.open && people.every((person) => person.link === null)) {
    return 'Every link is revoked. Give someone a new link: that opens the room.';
  }
  return null;
}

export interface InvoiceRow {
  readonly id: string;
  readonly name: string;
  readonly status: InvoiceStatus;
  readonly totalMinor: number;
  readonly balanceMinor: number;
  readonly currency: string;
  readonly dueOn: string | null;
  readonly unappliedMinor: number;
}

/** Drafts first, then what is unpaid by due date, then the rest, newest first. */
export function invoiceRows(invoices: readonly BooksInvoice[], now: Date): InvoiceRow[] {
  const rank = (status: InvoiceStatus) => (status === 'draft' ? 0 : status === 'paid' || status === 'void' ? 2 : 1);
  return invoices
    .map((invoice) => ({ invoice, status: invoiceStatus(invoice, now) }))
    .sort(
      (one, other) =>
        rank(one.status) - rank(other.status) ||
        (rank(one.status) === 1
          ? (one.invoice.dueOn ?? '').localeCompare(other.invoice.dueOn ?? '')
          : other.invoice.createdAt - one.invoice.createdAt),
    )
    .map(({ invoice, status }) => ({
      id: invoice.id,
      name: invoice.number ?? nameOfDraft(invoice),
      status,
      totalMinor: invoice.totalMinor,
      balanceMinor: balanceMinor(invoice),
      currency: invoice.currency,
      dueOn: invoice.dueOn,
      unappliedMinor: invoice.unappliedMinor,
    }));
}

function nameOfDraft(invoice: BooksInvoice): string {
  return invoice.lines[0]?.description || 'Empty draft';
}
