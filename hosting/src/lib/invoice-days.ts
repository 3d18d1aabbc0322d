import type { InvoiceLine } from '@/domain/directory';
import { sayDate } from './dates';

/** The day that matters of an invoice as it stands: when it is due, when it was paid, or when it was issued. */
export function sayDayOf(line: InvoiceLine, today: string): string {
  if (line.nextDueOn !== null && line.balanceMinor > 0) {
    return line.nextDueOn === today ? 'due today' : `due ${sayDate(line.nextDueOn, 'short', today)}`;
  }
  if (line.settledOn !== null) return `paid ${sayDate(line.settledOn, 'short', today)}`;
  return line.issuedOn === null ? 'not sent yet' : sayDate(line.issuedOn, 'short', today);
}
