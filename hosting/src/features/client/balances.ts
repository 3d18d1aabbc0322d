/** What a client was billed and owes, per currency: nothing is added across two. */
import type { InvoiceLine } from '@/domain/directory';

export interface Balance {
  readonly currency: string;
  readonly billedMinor: number;
  readonly owedMinor: number;
}

/** Drafts are not billed yet, and what is void is billed no more. */
export function balancesOf(invoices: readonly InvoiceLine[]): readonly Balance[] {
  const sums = new Map<string, Balance>();
  for (const { currency, status, totalMinor, balanceMinor } of invoices) {
    if (status === 'draft' || status === 'void') continue;
    const before = sums.get(currency) ?? { currency, billedMinor: 0, owedMinor: 0 };
    sums.set(currency, {
      currency,
      billedMinor: before.billedMinor + totalMinor,
      owedMinor: before.owedMinor + balanceMinor,
    });
  }
  return [...sums.values()].sort((one, other) => one.currency.localeCompare(other.currency));
}
