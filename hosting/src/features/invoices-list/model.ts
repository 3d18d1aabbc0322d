/** The invoices as a list shows them, from the directory's lines. */
import { type Here, invoicesIn } from '@/domain/desk-lists';
import { type Directory, type InvoiceLine, lateMinorOf, standingOf } from '@/domain/directory';
import { type InvoiceStatus, openFigure } from '@/domain/invoice';
import { compareText } from '@/lib/compare';
import type { ListQuery } from '@/lib/list-query';
import { findable, hasWords } from '@/lib/matching';

const ORDERS = ['latest', 'due', 'amount', 'client'] as const;
export type Order = (typeof ORDERS)[number];

export interface InvoiceRow {
  readonly line: InvoiceLine;
  readonly roomTitle: string;
  readonly standing: InvoiceStatus;
}

interface Wanted {
  readonly query: ListQuery;
  readonly text: string;
  readonly order: Order;
}

export function invoiceRows(directory: Directory, { query, text, order }: Wanted, here: Here): readonly InvoiceRow[] {
  return invoicesIn(directory, query, here)
    .map((line) => ({
      line,
      roomTitle: directory.rooms.get(line.projectId)?.title ?? '',
      standing: standingOf(line, here.today),
    }))
    .filter((row) =>
      hasWords(findable(null, row.line.number ?? 'Draft', `${row.line.clientName} ${row.roomTitle}`, 0), text),
    )
    .sort(BY[order]);
}

export interface Sum {
  readonly currency: string;
  readonly totalMinor: number;
  readonly openMinor: number;
  /** What of it should have come by now. */
  readonly lateMinor: number;
}

/**
 * What the rows add up to, each currency by itself, counted as on the Today page: what is open is what is outstanding there,
 * and what is late is overdue. Drafts and void invoices are nobody's debt and count for nothing.
 */
export function sumsOf(rows: readonly InvoiceRow[], today: string): readonly Sum[] {
  const sums = new Map<string, Sum>();
  for (const { line, standing } of rows) {
    if (standing === 'draft' || standing === 'void') continue;
    const sum = sums.get(line.currency) ?? { currency: line.currency, totalMinor: 0, openMinor: 0, lateMinor: 0 };
    sums.set(line.currency, {
      currency: line.currency,
      totalMinor: sum.totalMinor + line.totalMinor,
      openMinor: sum.openMinor + line.balanceMinor,
      lateMinor: sum.lateMinor + lateMinorOf(line, today),
    });
  }
  return [...sums.values()].sort((one, other) => compareText(one.currency, other.currency));
}

/** What can be chosen from: only what would find something. */
export function choicesIn(directory: Directory): {
  readonly currencies: readonly string[];
  readonly clients: readonly (readonly [id: string, name: string])[];
} {
  const lines = [...directory.invoices.values()];
  const clients = new Map(lines.map((line) => [line.clientId, line.clientName]));
  return {
    currencies: [...new Set(lines.map((line) => line.currency))].sort(),
    clients: [...clients].sort(([, one], [, other]) => one.localeCompare(other)),
  };
}

type Comparison = (one: InvoiceRow, other: InvoiceRow) => number;

function shownMinor({ line }: InvoiceRow): number {
  return openFigure(line.balanceMinor, line.totalMinor).minor;
}

/** A draft has no day yet: it is the latest thing there is. */
const byLatest: Comparison = ({ line: one }, { line: other }) =>
  compareText(other.issuedOn ?? '9999', one.issuedOn ?? '9999') ||
  compareText(other.number ?? '', one.number ?? '') ||
  compareText(one.id, other.id);

const BY: Readonly<Record<Order, Comparison>> = {
  latest: byLatest,
  due: (one, other) =>
    compareText(one.line.nextDueOn ?? '9999', other.line.nextDueOn ?? '9999') || byLatest(one, other),
  // Amounts of different currencies do not compare: each currency stands by itself.
  amount: (one, other) =>
    compareText(one.line.currency, other.line.currency) || shownMinor(other) - shownMinor(one) || byLatest(one, other),
  client: (one, other) => one.line.clientName.localeCompare(other.line.clientName) || byLatest(one, other),
};

export function orderIn(text: string | null): Order {
  return ORDERS.find((order) => order === text) ?? 'latest';
}
