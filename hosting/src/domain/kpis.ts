/**
 * The six figures of the dashboard for a period against the one before: pure, from the directory. Held by
 * tests/vectors/kpis.json. Currencies stand side by side and are never added.
 *
 * - Outstanding: what is still to be paid of every invoice that was issued and is not void, now; against the end of the day
 *   before the period began.
 * - Received: money that came in the period less what went back, also what paid no invoice. Tax deducted at source and
 *   credit notes are no money.
 * - Overdue: what is still to be paid of instalments whose due day is over, now; against the same day as outstanding.
 *   Nothing of an invoice that the client reports as paid.
 * - Lead to booking: of the leads that came in the period, the share that is won by now.
 * - Paid on time: of the invoices whose last due day lies in the period, the share paid in full by that day. Those that can
 *   still be paid in time do not count yet.
 * - Repeat clients: of the clients a room was opened for in the period, the share that had a room before it.
 *
 * What was outstanding on an earlier day is worked out from the ledger: what was issued by then less what had settled it,
 * filling the instalments in the order of their days. Invoices that are void today are left out.
 */
import { addDays } from '@/lib/dates';
import { type Here, invoicesIn, leadsIn, moneyIn, roomsIn } from './desk-lists';
import { type Directory, type InvoiceLine, lateMinorOf } from './directory';
import type { Days } from './fiscal-years';
import type { Period } from './periods';

/** An amount of one currency. */
export interface MoneyFigure {
  readonly currency: string;
  readonly minor: number;
  readonly beforeMinor: number;
  /** How many lines make it, now. */
  readonly count: number;
}

export interface Share {
  readonly part: number;
  readonly whole: number;
}

export interface ShareFigure extends Share {
  readonly before: Share;
}

export interface Kpis {
  readonly outstanding: readonly MoneyFigure[];
  readonly received: readonly MoneyFigure[];
  readonly overdue: readonly MoneyFigure[];
  readonly booking: ShareFigure;
  readonly onTime: ShareFigure;
  readonly repeat: ShareFigure;
}

export function kpisOf(directory: Directory, period: Period, here: Here): Kpis {
  const settled = settledBy(directory, addDays(period.now.from, -1));
  const standing = invoicesIn(directory, { status: ['open'] }, here);
  const late = invoicesIn(directory, { status: ['overdue'] }, here);
  const was = [...directory.invoices.values()].filter((line) => isIssuedBy(line, settled.day));
  return {
    outstanding: figures(
      standing.map((line) => [line.currency, line.balanceMinor]),
      was.map((line) => [line.currency, openAt(line, settled)]),
    ),
    received: figures(receivedIn(directory, period.now), receivedIn(directory, period.before)),
    overdue: figures(
      late.map((line) => [line.currency, lateMinorOf(line, here.today)]),
      was.map((line) => [line.currency, lateAt(line, settled)]),
    ),
    booking: share(period, (days) => bookingIn(directory, days, here)),
    onTime: share(period, (days) => onTimeIn(directory, days, here)),
    repeat: share(period, (days) => repeatIn(directory, days, here)),
  };
}

type Amount = readonly [currency: string, minor: number];

/** Sums by currency, now and before, in the order of the alphabet. */
function figures(now: readonly Amount[], before: readonly Amount[]): MoneyFigure[] {
  const sums = new Map<string, { minor: number; beforeMinor: number; count: number }>();
  const of = (currency: string) => {
    const sum = sums.get(currency) ?? { minor: 0, beforeMinor: 0, count: 0 };
    sums.set(currency, sum);
    return sum;
  };
  for (const [currency, minor] of now) {
    of(currency).minor += minor;
    of(currency).count += 1;
  }
  for (const [currency, minor] of before) if (minor !== 0) of(currency).beforeMinor += minor;
  return [...sums]
    .map(([currency, sum]) => ({ currency, ...sum }))
    .sort((one, other) => (one.currency < other.currency ? -1 : 1));
}

function receivedIn(directory: Directory, days: Days): Amount[] {
  return moneyIn(directory, days).map((line) => [line.currency, line.amountMinor]);
}

interface Settled {
  readonly day: string;
  /** What had settled each invoice by the end of that day. */
  readonly minor: ReadonlyMap<string, number>;
}

function settledBy(directory: Directory, day: string): Settled {
  const minor = new Map<string, number>();
  for (const line of directory.money.values()) {
    const invoice = directory.invoices.get(line.invoiceId ?? '');
    if (!invoice || line.on > day || line.currency !== invoice.currency) continue;
    minor.set(invoice.id, (minor.get(invoice.id) ?? 0) + line.settlesMinor);
  }
  return { day, minor };
}

function isIssuedBy(line: InvoiceLine, day: string): boolean {
  return line.issuedOn !== null && line.issuedOn <= day && line.status !== 'draft' && line.status !== 'void';
}

function openAt(line: InvoiceLine, settled: Settled): number {
  return Math.max(line.totalMinor - (settled.minor.get(line.id) ?? 0), 0);
}

function lateAt(line: InvoiceLine, settled: Settled): number {
  const due = line.dues.reduce((sum, part) => (part.on <= settled.day ? sum + part.amountMinor : sum), 0);
  return Math.max(due - (settled.minor.get(line.id) ?? 0), 0);
}

function share(period: Period, of: (days: Days) => Share): ShareFigure {
  return { ...of(period.now), before: of(period.before) };
}

function bookingIn(directory: Directory, days: Days, here: Here): Share {
  const came = leadsIn(directory, days, here);
  return { part: came.filter(({ stage }) => stage === 'won').length, whole: came.length };
}

function onTimeIn(directory: Directory, days: Days, here: Here): Share {
  const judged = { ...days, by: 'due' } as const;
  const part = invoicesIn(directory, { ...judged, status: ['onTime'] }, here).length;
  return { part, whole: part + invoicesIn(directory, { ...judged, status: ['late'] }, here).length };
}

function repeatIn(directory: Directory, days: Days, here: Here): Share {
  const clients = new Set(roomsIn(directory, days, here).map(({ clientId }) => clientId));
  const back = new Set(roomsIn(directory, { ...days, status: ['repeat'] }, here).map(({ clientId }) => clientId));
  return { part: back.size, whole: clients.size };
}
