/** How an invoice stands: the twin of the functions' invoices.py, held by tests/vectors/invoice-status.json. */
import { dateIn } from '@/lib/dates';

export type InvoiceStatus =
  | 'draft'
  | 'sent'
  | 'viewed'
  | 'partial'
  | 'processing'
  | 'claimed'
  | 'overdue'
  | 'paid'
  | 'refunded'
  | 'credited'
  | 'void';

/** What settles an invoice: sums of its ledger. */
export interface InvoiceSums {
  readonly totalMinor: number;
  /** Money received, less what was given back. */
  readonly paidMinor: number;
  /** Tax the client deducted at source. */
  readonly tdsMinor: number;
  readonly creditedMinor: number;
}

/** The facts a status is derived from. Only whether a moment is known matters here, not which it is. */
export interface InvoiceFacts extends InvoiceSums {
  readonly refundedMinor: number;
  /** When the first instalment that is not settled is due. */
  readonly nextDueOn: string | null;
  readonly timeZone: string;
  /** The room's projection keeps a flag, the books keep by session what is being processed. */
  readonly processing: boolean | Readonly<Record<string, unknown>>;
  readonly instalments: readonly { readonly claim: unknown }[];
  readonly issuedAt: unknown;
  readonly viewedAt: unknown;
  readonly voidedAt: unknown;
}

/** The first that holds, in the order that matters to a reader. */
export function invoiceStatus(invoice: InvoiceFacts, now: Date): InvoiceStatus {
  const hasMoney = invoice.paidMinor + invoice.tdsMinor > 0;
  if (invoice.voidedAt) return 'void';
  if (!invoice.issuedAt) return 'draft';
  if (balanceMinor(invoice) === 0) return hasMoney ? 'paid' : 'credited';
  if (isProcessing(invoice)) return 'processing';
  if (invoice.instalments.some((each) => each.claim)) return 'claimed';
  if (invoice.refundedMinor > 0 && !hasMoney) return 'refunded';
  if (isPastDue(invoice.nextDueOn, invoice.timeZone, now)) return 'overdue';
  if (settledMinor(invoice) > 0) return 'partial';
  return invoice.viewedAt ? 'viewed' : 'sent';
}

/** Whether money is on its way that the bank has not confirmed. */
export function isProcessing({ processing }: Pick<InvoiceFacts, 'processing'>): boolean {
  return typeof processing === 'boolean' ? processing : Object.keys(processing).length > 0;
}

/** What needs no paying any more: money, tax deducted at source and credit notes. */
export function settledMinor(invoice: InvoiceSums): number {
  return invoice.paidMinor + invoice.tdsMinor + invoice.creditedMinor;
}

/** What is still to be paid. */
export function balanceMinor(invoice: InvoiceSums): number {
  return Math.max(invoice.totalMinor - settledMinor(invoice), 0);
}

export interface OpenFigure {
  readonly minor: number;
  /** Null where the figure is the whole. */
  readonly ofMinor: number | null;
}

/** What a list shows of an invoice: what is open, and of how much where that is more; the whole once nothing is open. */
export function openFigure(openMinor: number, totalMinor: number): OpenFigure {
  const isPart = openMinor > 0 && openMinor < totalMinor;
  return isPart ? { minor: openMinor, ofMinor: totalMinor } : { minor: totalMinor, ofMinor: null };
}

/** Whether the whole of the due day is over in the freelancer's time zone. */
export function isPastDue(dueOn: string | null, timeZone: string, now: Date): boolean {
  return dueOn !== null && dateIn(timeZone, now.getTime()) > dueOn;
}
