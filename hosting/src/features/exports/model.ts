/** Which days a table covers; pure. */
import { type Days, daysOfFiscalYear, fiscalYearName, fiscalYearOf } from '@/domain/fiscal-years';
import { addDays, daysBetween, sayDate } from '@/lib/dates';

export type Preset = 'month' | 'last-month' | 'quarter' | 'last-quarter' | 'fiscal-year' | 'last-fiscal-year' | 'own';

export const PRESETS: readonly (readonly [preset: Preset, word: string])[] = [
  ['month', 'This month'],
  ['last-month', 'Last month'],
  ['quarter', 'This quarter'],
  ['last-quarter', 'Last quarter'],
  ['fiscal-year', 'This fiscal year'],
  ['last-fiscal-year', 'Last fiscal year'],
  ['own', 'Other days'],
];

/** The days of a preset; 'own' begins with this month. Quarters of April–March years begin when calendar quarters do. */
export function daysOf(preset: Preset, today: string): Days {
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  const quarter = months - (months % 3);
  switch (preset) {
    case 'month':
    case 'own':
      return daysOfMonths(months, 1);
    case 'last-month':
      return daysOfMonths(months - 1, 1);
    case 'quarter':
      return daysOfMonths(quarter, 3);
    case 'last-quarter':
      return daysOfMonths(quarter - 3, 3);
    case 'fiscal-year':
      return daysOfFiscalYear(fiscalYearOf(today));
    case 'last-fiscal-year':
      return daysOfFiscalYear(fiscalYearOf(today) - 1);
  }
}

/** `first` counts months since the year 0. */
function daysOfMonths(first: number, count: number): Days {
  const firstOf = (month: number) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  return { from: firstOf(first), to: addDays(firstOf(first + count), -1) };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAYS_MAX = 3660;

/** What is wrong with chosen days, or null. */
export function faultOf({ from, to }: Days): string | null {
  if (!DAY.test(from) || !DAY.test(to)) return 'Choose the first and the last day.';
  if (to < from) return 'The last day comes before the first.';
  return daysBetween(from, to) > DAYS_MAX ? 'Choose ten years at most.' : null;
}

/** '1 Apr 2026 to 30 Jun 2026'. */
export function sayDays({ from, to }: Days): string {
  return `${sayDate(from, 'paper')} to ${sayDate(to, 'paper')}`;
}

export type Kind = 'invoices' | 'payments' | 'tds';

/** A threshold has no months, so tax deducted at source comes in whole fiscal years. */
export function fiscalYearsIn({ from, to }: Days): string {
  const [first, last] = [fiscalYearOf(from), fiscalYearOf(to)];
  return first === last ? fiscalYearName(first) : `${fiscalYearName(first)} to ${fiscalYearName(last)}`;
}
