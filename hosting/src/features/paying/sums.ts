/** The steps from an invoice's lines to what is left to pay. */
import { formatMoney } from '@/domain/money';
import type { Invoice } from './invoice';
import { balanceOf } from './model';

export const NUMBER = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 3 });

/** A rate in basis points: 1800 is '18 %'. The space does not break. */
export function sayRate(rateBp: number): string {
  return `${NUMBER.format(rateBp / 100)}\u00a0%`;
}

export type Sum = { readonly word: string; readonly minor: number; readonly isStrong?: boolean };

/** Every step from the lines to what is left to pay; steps that change nothing are left out. */
export function sumsOf(invoice: Invoice): Sum[] {
  const { tax } = invoice;
  const isStepped = tax.rows.length > 0 || invoice.discountMinor !== 0 || invoice.roundOffMinor !== 0;
  const steps: readonly (Sum | false)[] = [
    invoice.discountMinor !== 0 && { word: 'Before discounts', minor: invoice.linesMinor },
    invoice.discountMinor !== 0 && { word: 'Discounts', minor: -invoice.discountMinor },
    isStepped && { word: tax.rows.length > 0 ? 'Taxable value' : 'Subtotal', minor: invoice.subtotalMinor },
    ...tax.rows.map((row) => ({
      word:
        row.taxableMinor === invoice.subtotalMinor
          ? `${row.name} ${sayRate(row.rateBp)}`
          : `${row.name} ${sayRate(row.rateBp)} of ${formatMoney(row.taxableMinor, invoice.currency)}`,
      minor: row.amountMinor,
    })),
    invoice.roundOffMinor !== 0 && { word: 'Round-off', minor: invoice.roundOffMinor },
    { word: 'Total', minor: invoice.totalMinor, isStrong: true },
    ...settlementsOf(invoice),
  ];
  return steps.filter((step) => step !== false);
}

function settlementsOf(invoice: Invoice): Sum[] {
  // The books keep what was paid less what went back; a reader looks for both.
  const received = invoice.paidMinor + invoice.refundedMinor;
  const steps: readonly (Sum | false)[] = [
    received !== 0 && { word: 'Paid', minor: -received },
    invoice.refundedMinor !== 0 && { word: 'Given back', minor: invoice.refundedMinor },
    invoice.tdsMinor !== 0 && { word: 'Tax deducted at source (TDS)', minor: -invoice.tdsMinor },
    invoice.creditedMinor !== 0 && { word: 'Credit notes', minor: -invoice.creditedMinor },
    invoice.overpaidMinor !== 0 && { word: 'Paid too much, kept as credit', minor: invoice.overpaidMinor },
  ];
  const settled = steps.filter((step) => step !== false);
  if (settled.length === 0) return [];
  return [...settled, { word: 'Left to pay', minor: balanceOf(invoice), isStrong: true }];
}
