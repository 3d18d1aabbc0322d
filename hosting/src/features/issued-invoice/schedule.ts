/** An issued invoice's instalments: how each stands, and what moving them may not touch. */
import { priceText, type Reading, readPrice } from '@/features/invoice-editor/figures';
import type { BooksInstalment, BooksInvoice } from '@/lib/books';
import { newId } from '@/lib/ids';

export type InstalmentState = 'settled' | 'processing' | 'claimed' | 'overdue' | 'partial' | 'due' | 'void';

export function leftOf(instalment: BooksInstalment): number {
  return Math.max(instalment.amountMinor - instalment.paidMinor, 0);
}

function isProcessingOf(invoice: BooksInvoice, id: string | null): boolean {
  return Object.values(invoice.processing).some(({ instalmentId }) => instalmentId === id);
}

/** `today` is the calendar date in the invoice's zone. */
export function stateOf(invoice: BooksInvoice, instalment: BooksInstalment, today: string): InstalmentState {
  if (invoice.voidedAt !== null) return 'void';
  if (leftOf(instalment) === 0) return 'settled';
  if (isProcessingOf(invoice, instalment.id) || isProcessingOf(invoice, null)) return 'processing';
  if (instalment.claim !== null) return 'claimed';
  if (instalment.dueOn !== null && instalment.dueOn < today) return 'overdue';
  return instalment.paidMinor > 0 ? 'partial' : 'due';
}

/** What an instalment is called: its label, or its place among the others. */
export function nameOf(invoice: BooksInvoice, instalment: BooksInstalment): string {
  if (instalment.label) return instalment.label;
  const place = invoice.instalments.findIndex((each) => each.id === instalment.id) + 1;
  return invoice.instalments.length === 1 ? 'The whole amount' : `Instalment ${place}`;
}

export interface ScheduleRow {
  readonly key: string;
  /** Null for one that is new. */
  readonly id: string | null;
  readonly label: string;
  readonly amount: string;
  readonly dueOn: string;
  /** Why it must stay as it is; null when it may be changed. */
  readonly frozen: string | null;
}

export interface ScheduleBody {
  readonly id: string | null;
  readonly label: string;
  readonly amountMinor: number;
  readonly dueOn: string;
}

export interface ScheduleReading {
  readonly instalments: readonly ScheduleBody[];
  /** By row key and field. */
  readonly problems: Readonly<Record<string, string>>;
  /** What the last row that may be changed comes to. */
  readonly restMinor: number;
}

function whyFrozen(invoice: BooksInvoice, instalment: BooksInstalment): string | null {
  if (instalment.paidMinor > 0) return 'Money came for it.';
  if (isProcessingOf(invoice, instalment.id)) return 'A payment of it is under way.';
  if (instalment.claim !== null) return 'Your client says it was paid.';
  return invoice.openCheckouts[instalment.id] ? 'Your client has its payment page open.' : null;
}

export function scheduleRows(invoice: BooksInvoice): ScheduleRow[] {
  return invoice.instalments.map((each) => ({
    key: each.id,
    id: each.id,
    label: each.label,
    amount: priceText(each.amountMinor, invoice.currency),
    dueOn: each.dueOn ?? '',
    frozen: whyFrozen(invoice, each),
  }));
}

/** The row that takes the rest: the last that may be changed. */
export function restRow(rows: readonly ScheduleRow[]): ScheduleRow | undefined {
  return rows.findLast((row) => row.frozen === null);
}

/** One more before the row that takes the rest, or at the end when everything is frozen. */
export function withRow(rows: readonly ScheduleRow[]): ScheduleRow[] {
  const rest = restRow(rows);
  const at = rest ? rows.indexOf(rest) : rows.length;
  const row = { key: newId(), id: null, label: '', amount: '', dueOn: '', frozen: null };
  return rows.toSpliced(at, 0, row);
}

export function readSchedule(rows: readonly ScheduleRow[], invoice: BooksInvoice): ScheduleReading {
  const problems: Record<string, string> = {};
  const rest = restRow(rows);
  const amounts = rows.map((row) => {
    if (row === rest) return 0;
    const reading: Reading = readPrice(row.amount, invoice.currency);
    if (!reading.ok) problems[`${row.key}.amount`] = reading.problem;
    else if (reading.value === 0) problems[`${row.key}.amount`] = 'This must be more than zero.';
    return reading.ok ? reading.value : 0;
  });
  const restMinor = invoice.totalMinor - amounts.reduce((sum, amount) => sum + amount, 0);
  if (rest && restMinor <= 0) problems[`${rest.key}.amount`] = 'The others leave nothing for this one.';
  for (const row of rows) if (row.dueOn === '') problems[`${row.key}.dueOn`] = 'Pick a day.';
  const instalments = rows.map((row, index) => ({
    id: row.id,
    label: row.label.trim(),
    amountMinor: row === rest ? restMinor : (amounts[index] ?? 0),
    dueOn: row.dueOn,
  }));
  return { instalments, problems, restMinor };
}
