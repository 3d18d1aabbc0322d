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
  /** When what is still to be paid, or the first part of it, is due. */
  readonly dueOn: string | null;
  /** Which instalment that is, where there are several. */
  readonly place: string | null;
  readonly unappliedMinor: number;
  readonly overpaidMinor: number;
  readonly isDisputed: boolean;
}

const OVER: ReadonlySet<InvoiceStatus> = new Set(['paid', 'void', 'credited']);

function rank(status: InvoiceStatus): number {
  if (status === 'draft') return 0;
  if (status === 'claimed') return 1;
  return OVER.has(status) ? 3 : 2;
}

/** Drafts first, then what the client says is paid, then what is unpaid by its day, then the rest, newest first. */
export function invoiceRows(invoices: readonly BooksInvoice[], now: Date): InvoiceRow[] {
  return invoices
    .map((invoice) => ({ invoice, status: invoiceStatus(invoice, now) }))
    .sort(
      (one, other) =>
        rank(one.status) - rank(other.status) ||
        (rank(one.status) === 2
          ? (one.invoice.nextDueOn ?? '').localeCompare(other.invoice.nextDueOn ?? '')
          : other.invoice.createdAt - one.invoice.createdAt),
    )
    .map(({ invoice, status }) => ({
      id: invoice.id,
      name: invoice.number ?? nameOfDraft(invoice),
      status,
      totalMinor: invoice.totalMinor,
      balanceMinor: balanceMinor(invoice),
      currency: invoice.currency,
      ...nextOf(invoice, status),
      unappliedMinor: invoice.unappliedMinor,
      overpaidMinor: invoice.overpaidMinor,
      isDisputed: Object.values(invoice.disputes).some((dispute) => dispute.state === 'open'),
    }));
}

function nextOf(invoice: BooksInvoice, status: InvoiceStatus): Pick<InvoiceRow, 'dueOn' | 'place'> {
  if (OVER.has(status)) return { dueOn: null, place: null };
  if (status === 'draft') return { dueOn: invoice.dueOn, place: null };
  const dueOn = invoice.nextDueOn;
  const index = invoice.instalments.findIndex((each) => each.dueOn === dueOn && each.paidMinor < each.amountMinor);
  const count = invoice.instalments.length;
  return { dueOn, place: count > 1 && index >= 0 ? `instalment ${index + 1} of ${count}` : null };
}

function nameOfDraft(invoice: BooksInvoice): string {
  return invoice.lines[0]?.description || 'Empty draft';
}
