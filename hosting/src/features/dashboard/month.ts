/** Calendar dates of the owner's zone as moments in time. */
import { dateIn } from '@/domain/invoice';

const FIFTEEN_HOURS = 15 * 3_600_000;

/** The first moment of a calendar date in a zone, also where clocks change at midnight. */
export function startOfDate(date: string, timeZone: string): Date {
  const utc = Date.parse(`${date}T00:00:00Z`);
  let before = utc - FIFTEEN_HOURS;
  let from = utc + FIFTEEN_HOURS;
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (dateIn(timeZone, new Date(middle)) < date) before = middle;
    else from = middle;
  }
  return new Date(from);
}

/** The month that a calendar date lies in, from its first moment to the next month's. */
export function monthOf(date: string, timeZone: string): { from: Date; until: Date } {
  const [year = 0, month = 0] = date.split('-').map(Number);
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return { from: startOfDate(`${date.slice(0, 7)}-01`, timeZone), until: startOfDate(next, timeZone) };
}
