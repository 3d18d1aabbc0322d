/** India's fiscal year, 1 April to 31 March, named by the year it begins in. The twin of fiscal_years.py. */

const APRIL = 4;

/** The year in which the fiscal year of a calendar date began. */
export function fiscalYearOf(day: string): number {
  const year = Number(day.slice(0, 4));
  return Number(day.slice(5, 7)) >= APRIL ? year : year - 1;
}

/** How India says it: 2026-27. */
export function fiscalYearName(beginsIn: number): string {
  return `${beginsIn}-${String((beginsIn + 1) % 100).padStart(2, '0')}`;
}

export interface Days {
  readonly from: string;
  /** The last day, included. */
  readonly to: string;
}

export function daysOfFiscalYear(beginsIn: number): Days {
  return { from: `${beginsIn}-04-01`, to: `${beginsIn + 1}-03-31` };
}
