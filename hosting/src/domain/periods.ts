/** The stretches of days that figures are told for, each with the one before it, as long. */
import { addDays } from '@/lib/dates';
import { type Days, daysOfFiscalYear, fiscalYearOf } from './fiscal-years';

export const PERIOD_KINDS = ['month', 'lastMonth', 'quarter', 'year', 'months12'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

export interface Period {
  readonly kind: PeriodKind;
  /** Ends today where it still runs. */
  readonly now: Days;
  /** Where the period still runs, as much of the one before as has gone by of this one. */
  readonly before: Days;
}

/** Say which days a period has today; `april` begins the year with India's fiscal year. */
export function periodOf(kind: PeriodKind, today: string, yearBegins: 'calendar' | 'april'): Period {
  const month = firstOfMonth(today);
  switch (kind) {
    case 'month':
      return running(kind, month, today, 1);
    case 'lastMonth': {
      const last = addMonths(month, -1);
      const before = addMonths(month, -2);
      return { kind, now: { from: last, to: addDays(month, -1) }, before: { from: before, to: addDays(last, -1) } };
    }
    case 'quarter':
      // A fiscal year that begins in April has the calendar's quarters.
      return running(kind, addMonths(month, -((Number(today.slice(5, 7)) - 1) % 3)), today, 3);
    case 'year': {
      const from = yearBegins === 'april' ? daysOfFiscalYear(fiscalYearOf(today)).from : `${today.slice(0, 4)}-01-01`;
      return running(kind, from, today, 12);
    }
    case 'months12':
      return running(kind, addDays(addMonths(today, -12), 1), today, 12);
  }
}

function running(kind: PeriodKind, from: string, today: string, months: number): Period {
  const before = { from: addMonths(from, -months), to: addMonths(today, -months) };
  return { kind, now: { from, to: today }, before };
}

/** The same day so many months later; a month that is too short gives its last day. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

export function firstOfMonth(day: string): string {
  return `${day.slice(0, 7)}-01`;
}
