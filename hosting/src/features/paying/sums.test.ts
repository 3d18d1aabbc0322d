import { describe, expect, it } from 'vitest';
import type { TaxSummary } from '@/domain/tax';
import { anInvoice } from './invoice.fixture';
import { sumsOf } from './sums';

const words = (fields: Parameters<typeof anInvoice>[0]) => sumsOf(anInvoice(fields)).map((sum) => sum.word);
const NO_TAX: TaxSummary = { treatment: 'unregistered', reason: '', endorsement: '', placeOfSupply: null, rows: [] };

describe('the steps of an invoice', () => {
  it('are the total alone where nothing else is', () => {
    expect(words({ tax: NO_TAX })).toEqual(['Total']);
  });

  it('say no word of tax for who is not registered', () => {
    expect(words({ tax: NO_TAX, discountMinor: 100 }).join()).not.toMatch(/tax/i);
  });

  it('name each tax with its rate, and on how much where that is not everything', () => {
    const rows = [
      { name: 'CGST', rateBp: 900, taxableMinor: 4_000_000, amountMinor: 360_000 },
      { name: 'SGST', rateBp: 250, taxableMinor: 1_000_000, amountMinor: 25_000 },
    ];
    expect(words({ tax: { ...NO_TAX, rows } })).toEqual([
      'Taxable value',
      'CGST 9\u00a0%',
      'SGST 2.5\u00a0% of ₹10,000.00',
      'Total',
    ]);
  });

  it('lead to what is left to pay, by every kind of settlement', () => {
    const invoice = anInvoice({
      paidMinor: 1_000_000,
      refundedMinor: 200_000,
      tdsMinor: 400_000,
      creditedMinor: 20_000,
    });
    const settled = sumsOf(invoice).slice(-6);
    expect(settled.map((sum) => [sum.word, sum.minor])).toEqual([
      ['Total', 4_720_000],
      ['Paid', -1_200_000],
      ['Given back', 200_000],
      ['Tax deducted at source (TDS)', -400_000],
      ['Credit notes', -20_000],
      ['Left to pay', 3_300_000],
    ]);
    const parts = settled.slice(0, -1).reduce((sum, step) => sum + step.minor, 0);
    expect(parts).toBe(settled.at(-1)?.minor);
  });

  it('keep what was paid too much as credit', () => {
    const sums = sumsOf(anInvoice({ paidMinor: 5_000_000, overpaidMinor: 280_000 }));
    expect(sums.slice(-2).map((sum) => [sum.word, sum.minor])).toEqual([
      ['Paid too much, kept as credit', 280_000],
      ['Left to pay', 0],
    ]);
  });
});
