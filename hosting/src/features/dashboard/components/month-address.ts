import type { MonthOfMoney } from '@/domain/money-in';
import { addMonths } from '@/domain/periods';
import { addDays } from '@/lib/dates';
import { listAddress } from '@/lib/list-query';

/** The list behind a month: what came in, or where nothing did, the invoices that something is expected of. */
export function monthAddress(money: MonthOfMoney, currency: string, today: string): string {
  const { month, receivedMinor, expectedMinor } = money;
  const from = `${month}-01`;
  const days = { from, to: addDays(addMonths(from, 1), -1), currency };
  return receivedMinor === 0 && expectedMinor > 0
    ? expectedAddress(month, currency, today)
    : listAddress('/desk/money', days);
}

/** The invoices with an open instalment that is due in a month, today or later: what is late is expected in none. */
export function expectedAddress(month: string, currency: string, today: string): string {
  const first = `${month}-01`;
  const days = { from: first < today ? today : first, to: addDays(addMonths(first, 1), -1) };
  return listAddress('/desk/invoices', { ...days, by: 'instalment', status: ['open'], currency });
}
