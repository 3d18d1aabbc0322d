/**
 * How time becomes the lines of an invoice: the twin of the functions' time_lines.py, which says why; both run
 * tests/vectors/time-lines.json. The functions write the invoice, this shows it before.
 */
import { LIMITS } from '@/contract';
import { lineAmountMinor, roundHalfAwayFromZero } from './money';
import { minorOf } from './rates';
import { type Stretch, splitAtMidnight } from './time-week';

export type GroupBy = 'day' | 'task' | 'person';

export interface BillableTime extends Stretch {
  readonly taskId: string | null;
  readonly taskTitle: string;
  readonly description: string;
  readonly person: string;
  readonly seconds: number;
  readonly billRateMinor: number | null;
  readonly billParts: number;
}

export interface TimeLine {
  readonly description: string;
  readonly quantityMilli: number;
  readonly unitPriceMinor: number;
  readonly amountMinor: number;
}

export interface BilledTime {
  readonly lines: readonly TimeLine[];
  readonly linesMinor: number;
  /** What the time is worth to the second, rounded once. */
  readonly exactMinor: number;
}

interface Group {
  readonly label: string;
  readonly rateMinor: number;
  readonly works: Set<string>;
  seconds: number;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const UNNAMED = 'Time worked';

/** Group entries into lines, in the order of their times. */
export function billEntries(entries: readonly BillableTime[], groupBy: GroupBy, zone: string): BilledTime {
  const groups = new Map<string, Group>();
  for (const entry of [...entries].sort((one, other) => one.startedAt - other.startedAt)) {
    const rateMinor = entry.billRateMinor ?? 0;
    for (const { key, label, seconds } of sharesOf(entry, groupBy, zone)) {
      const place = `${rateMinor} ${key}`;
      const group = groups.get(place) ?? { label, rateMinor, works: new Set<string>(), seconds: 0 };
      group.seconds += seconds;
      group.works.add(workOf(entry));
      groups.set(place, group);
    }
  }
  const all = [...groups.values()];
  const quantities = quantitiesOf(all);
  const lines = all.map((group, index) => {
    const quantityMilli = quantities[index] ?? 0;
    return {
      description: describe(group, groupBy),
      quantityMilli,
      unitPriceMinor: group.rateMinor,
      amountMinor: lineAmountMinor(quantityMilli, group.rateMinor),
    };
  });
  return {
    lines,
    linesMinor: lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    exactMinor: minorOf(entries.reduce((sum, { billParts }) => sum + BigInt(billParts), 0n)),
  };
}

interface Share {
  readonly key: string;
  readonly label: string;
  readonly seconds: number;
}

function sharesOf(entry: BillableTime, groupBy: GroupBy, zone: string): readonly Share[] {
  if (groupBy === 'day') {
    return splitAtMidnight(entry, zone).map(({ date, seconds }) => ({ key: date, label: say(date), seconds }));
  }
  const { person, seconds } = entry;
  if (groupBy === 'person') return [{ key: person, label: asOneLine(person), seconds }];
  return [{ key: entry.taskId ?? `-${entry.description}`, label: workOf(entry) || UNNAMED, seconds }];
}

/** What would break a line, or turn its direction, becomes a blank: invoices take neither. */
function asOneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .split(/\s+/)
    .filter(Boolean)
    .join(' ');
}

function workOf({ taskTitle, description }: BillableTime): string {
  const work = asOneLine(taskTitle || description);
  return /[^\p{Z}\p{C}]/u.test(work) ? work : '';
}

function say(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

function describe({ label, works }: Group, groupBy: GroupBy): string {
  const named = [...works].filter(Boolean).join(', ');
  const text = groupBy === 'task' ? label : `${label}: ${named || UNNAMED.toLowerCase()}`;
  const letters = [...text];
  if (letters.length <= LIMITS.invoiceDescriptionMax) return text;
  return `${letters
    .slice(0, LIMITS.invoiceDescriptionMax - 1)
    .join('')
    .trimEnd()}…`;
}

/** Each line's thousandths of an hour, by one running sum for each rate. */
function quantitiesOf(groups: readonly Group[]): readonly number[] {
  const reached = new Map<number, number>();
  const billed = new Map<number, number>();
  return groups.map(({ rateMinor, seconds }) => {
    const sum = (reached.get(rateMinor) ?? 0) + seconds;
    const before = billed.get(rateMinor) ?? 0;
    const full = Number(roundHalfAwayFromZero(BigInt(sum) * 1000n, 3600n));
    const quantity = Math.max(full - before, 1);
    reached.set(rateMinor, sum);
    billed.set(rateMinor, before + quantity);
    return quantity;
  });
}
