/** What an invoice adds up to and how it stands: the twin of the functions' invoices.py, held by tests/vectors. */
import { lineAmountMinor, taxAmountMinor } from './money';

export type InvoiceStatus = 'draft' | 'sent' | 'viewed' | 'partial' | 'processing' | 'overdue' | 'paid' | 'void';

export interface InvoiceTotals {
  lineAmountsMinor: number[];
  subtotalMinor: number;
  taxMinor: number;
  totalMinor: number;
}

export function invoiceTotals(
  lines: readonly { quantityMilli: number; unitPriceMinor: number }[],
  tax: { rateBp: number } | null,
): InvoiceTotals {
  const lineAmountsMinor = lines.map((line) => lineAmountMinor(line.quantityMilli, line.unitPriceMinor));
  const subtotalMinor = lineAmountsMinor.reduce((sum, amount) => sum + amount, 0);
  const taxMinor = tax === null ? 0 : taxAmountMinor(subtotalMinor, tax.rateBp);
  return { lineAmountsMinor, subtotalMinor, taxMinor, totalMinor: subtotalMinor + taxMinor };
}

/** The facts a status is derived from. Only whether a moment is known matters here, not which it is. */
export interface InvoiceFacts {
  totalMinor: number;
  paidMinor: number;
  dueOn: string | null;
  timeZone: string;
  /** The room's projection keeps a flag, the books keep what is being processed. */
  processing: unknown;
  issuedAt: unknown;
  viewedAt: unknown;
  voidedAt: unknown;
}

export function invoiceStatus(invoice: InvoiceFacts, now: Date): InvoiceStatus {
  if (invoice.voidedAt) return 'void';
  if (!invoice.issuedAt) return 'draft';
  if (invoice.paidMinor >= invoice.totalMinor) return 'paid';
  if (invoice.processing) return 'processing';
  if (isPastDue(invoice.dueOn, invoice.timeZone, now)) return 'overdue';
  if (invoice.paidMinor > 0) return 'partial';
  return invoice.viewedAt ? 'viewed' : 'sent';
}

export function balanceMinor(invoice: { totalMinor: number; paidMinor: number }): number {
  return Math.max(invoice.totalMinor - invoice.paidMinor, 0);
}

/** Whether the whole of the due day is over in the freelancer's time zone. */
export function isPastDue(dueOn: string | null, timeZone: string, now: Date): boolean {
  return dueOn !== null && dateIn(timeZone, now) > dueOn;
}

// A formatter takes far longer to build than to use, and a list of invoices asks for the same zone every time.
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** The calendar date (YYYY-MM-DD) that a moment falls on in a time zone. */
export function dateIn(timeZone: string, moment: Date): string {
  const parts = dateFormat(timeZone).formatToParts(moment);
  const part = (type: 'year' | 'month' | 'day') => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

function dateFormat(timeZone: string): Intl.DateTimeFormat {
  const known = dateFormats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  dateFormats.set(timeZone, format);
  return format;
}
