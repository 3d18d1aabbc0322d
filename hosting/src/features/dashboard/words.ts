/** How the Today page says its figures. */

import type { Days } from '@/domain/fiscal-years';
import type { Share } from '@/domain/kpis';
import { formatMoney } from '@/domain/money';
import { firstOfMonth, type PeriodKind } from '@/domain/periods';
import { sayDate } from '@/lib/dates';

export const PERIOD_WORDS: Readonly<Record<PeriodKind, string>> = {
  month: 'This month',
  lastMonth: 'Last month',
  quarter: 'This quarter',
  year: 'This year',
  months12: 'Last 12 months',
};

/** '1–20 Nov', '21 Nov 2025 – 20 Nov 2026': a stretch of days, with years where it is not all in this one. */
export function sayDays({ from, to }: Days, today: string): string {
  if (from === to) return sayDate(from, 'short', today);
  const isOneMonth = firstOfMonth(from) === firstOfMonth(to);
  if (isOneMonth) return `${Number(from.slice(8))}–${sayDate(to, 'short', today)}`;
  const isThisYear = from.slice(0, 4) === today.slice(0, 4) && to.slice(0, 4) === today.slice(0, 4);
  const style = isThisYear ? 'short' : 'paper';
  return `${sayDate(from, style)} – ${sayDate(to, style)}`;
}

/** 'up from ₹40,000.00', 'as much as before'. */
export function sayChange(minor: number, beforeMinor: number, currency: string): string {
  if (minor === beforeMinor) return minor === 0 ? 'nothing before either' : 'unchanged';
  return `${minor > beforeMinor ? 'up' : 'down'} from ${formatMoney(beforeMinor, currency)}`;
}

/** Whole percent; null of nothing. */
export function percentOf({ part, whole }: Share): number | null {
  return whole === 0 ? null : Math.round((100 * part) / whole);
}

export function sayShareChange(now: Share, before: Share): string {
  const [is, was] = [percentOf(now), percentOf(before)];
  if (was === null) return 'nothing to compare with';
  if (is === null) return `was ${was} %`;
  return is === was ? 'unchanged' : `${is > was ? 'up' : 'down'} from ${was} %`;
}

/** '1 day', '2.5 days'; under a day is the same day. */
export function sayMedian(days: number | null): string {
  if (days === null) return '–';
  if (days === 0) return 'same day';
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}

/** 'Nov', or 'Nov 2025' in full. */
export function sayMonth(month: string, style: 'short' | 'full'): string {
  const [, name = '', year = ''] = sayDate(`${month}-01`, 'paper').split(' ');
  return style === 'short' ? name : `${name} ${year}`;
}
