/** What an hour is billed at and costs, and what a stretch of work is worth by it. */
import { roundHalfAwayFromZero } from './money';

export interface HourRates {
  readonly billMinor: number | null;
  readonly costMinor: number | null;
}

interface SaidRates extends HourRates {
  readonly currency: string;
}

const SECONDS_PER_HOUR = 3_600n;

/**
 * The rates that hold for new time of a project in `currency`: the project's own, else its client's, else the
 * freelancer's usual ones, each of the two by itself. A rate in another currency counts as none: nothing is converted.
 * `said` goes from the closest to the most general.
 */
export function ratesFor(currency: string, said: readonly (SaidRates | null | undefined)[]): HourRates {
  const fitting = said.flatMap((each) => (each && each.currency === currency ? [each] : []));
  const first = (pick: (rates: SaidRates) => number | null) =>
    fitting.map(pick).find((minor): minor is number => minor !== null) ?? null;
  return { billMinor: first((each) => each.billMinor), costMinor: first((each) => each.costMinor) };
}

/** What a stretch of work comes to in 3,600ths of a minor unit: whole, so that sums are exact. */
export function partsOf(seconds: number, rateMinor: number | null): number {
  return rateMinor === null ? 0 : seconds * rateMinor;
}

/** Parts as an amount: the only rounding between time and money, done once on the sum. */
export function minorOf(parts: bigint | number): number {
  return Number(roundHalfAwayFromZero(BigInt(parts), SECONDS_PER_HOUR));
}

/** What an hour brought in on average; null where no time was worked. */
export function hourlyMinor(amountMinor: number, seconds: number): number | null {
  if (seconds === 0) return null;
  return Number(roundHalfAwayFromZero(BigInt(amountMinor) * SECONDS_PER_HOUR, BigInt(seconds)));
}
