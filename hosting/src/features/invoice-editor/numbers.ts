/** The number an invoice would get now: the series is the functions' own, and the count may move on before it is issued. */
import { LIMITS } from '@/contract';
import type { Numbering } from '@/lib/books';

/** `INV-2026`, or `INV-26-27` from April. */
export function seriesOf(prefix: string, year: Numbering['year'], issuedOn: string): string {
  const [calendarYear = 0, month = 1] = issuedOn.split('-').map(Number);
  if (year === 'calendar') return `${prefix}-${issuedOn.slice(0, 4)}`;
  const begins = month >= 4 ? calendarYear : calendarYear - 1;
  const short = (each: number) => String(each % 100).padStart(2, '0');
  return `${prefix}-${short(begins)}-${short(begins + 1)}`;
}

/** The id under which a series is counted; a slash would part a path. */
export function counterOf(series: string): string {
  return series.replaceAll('/', '_');
}

export function numberIn(series: string, sequence: number): string {
  return `${series}-${String(sequence).padStart(3, '0')}`;
}

export function isTooLong(number: string): boolean {
  return number.length > LIMITS.numberMax;
}
