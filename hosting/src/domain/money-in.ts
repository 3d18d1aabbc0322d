/**
 * Money by month in one currency: what came in, and what is expected by the due days of open instalments. Pure, from the
 * directory. Held by tests/vectors/money-in.json.
 */
import { moneyIn } from './desk-lists';
import type { Directory } from './directory';
import { addMonths, firstOfMonth } from './periods';

export interface MonthOfMoney {
  /** YYYY-MM. */
  readonly month: string;
  /** Less what went back: may be below nothing. */
  readonly receivedMinor: number;
  /** Due in this month, today or later. */
  readonly expectedMinor: number;
}

export interface MoneyIn {
  /** The twelve months up to this one, then as many as something is expected in, three at least and six at most. */
  readonly months: readonly MonthOfMoney[];
  /** Due before today and still open: it may come any day, or not. */
  readonly lateMinor: number;
  /** Due after the last of the months. */
  readonly laterMinor: number;
}

const BACK = 12;
const AHEAD_LEAST = 3;
const AHEAD_MOST = 6;

export function moneyByMonth(directory: Directory, currency: string, today: string): MoneyIn {
  const received = new Map<string, number>();
  for (const line of moneyIn(directory, { currency })) add(received, line.on.slice(0, 7), line.amountMinor);
  const expected = new Map<string, number>();
  let lateMinor = 0;
  for (const due of openDues(directory, currency)) {
    if (due.on < today) lateMinor += due.leftMinor;
    else add(expected, due.on.slice(0, 7), due.leftMinor);
  }
  const months = monthsAround(today, expected).map((month) => ({
    month,
    receivedMinor: received.get(month) ?? 0,
    expectedMinor: expected.get(month) ?? 0,
  }));
  const shown = months.reduce((sum, { expectedMinor }) => sum + expectedMinor, 0);
  const all = [...expected.values()].reduce((sum, minor) => sum + minor, 0);
  return { months, lateMinor, laterMinor: all - shown };
}

/** Every currency that money came in, or is expected in; the one with the most lines first. */
export function currenciesOfMoney(directory: Directory): readonly string[] {
  const counts = new Map<string, number>();
  for (const { currency, amountMinor } of directory.money.values()) if (amountMinor !== 0) add(counts, currency, 1);
  for (const { currency, balanceMinor } of directory.invoices.values()) if (balanceMinor > 0) add(counts, currency, 1);
  return [...counts]
    .sort(([one, count], [other, otherCount]) => otherCount - count || (one < other ? -1 : 1))
    .map(([currency]) => currency);
}

function* openDues(directory: Directory, currency: string) {
  for (const line of directory.invoices.values()) {
    if (line.currency !== currency || line.balanceMinor === 0) continue;
    for (const due of line.dues) if (due.leftMinor > 0) yield due;
  }
}

function monthsAround(today: string, expected: ReadonlyMap<string, number>): string[] {
  const first = firstOfMonth(today);
  const at = (offset: number) => addMonths(first, offset).slice(0, 7);
  const last = [...expected.keys()].reduce((latest, month) => (month > latest ? month : latest), '');
  let ahead = AHEAD_LEAST;
  while (ahead < AHEAD_MOST && at(ahead) < last) ahead += 1;
  return Array.from({ length: BACK + ahead }, (_, index) => at(index - BACK + 1));
}

function add(sums: Map<string, number>, key: string, minor: number): void {
  sums.set(key, (sums.get(key) ?? 0) + minor);
}
