import { describe, expect, it } from 'vitest';
import { A_CLAIM, anInstalment, anInvoice, NOW } from '@/features/paying/invoice.fixture';
import { waitFor } from './use-pay-link';

describe('how often a pay page looks', () => {
  it('is oftener the more somebody waits for news', () => {
    const settled = waitFor(anInvoice({ paidMinor: 4_720_000 }), false);
    const cancelled = waitFor(anInvoice({ voidedAt: NOW }), false);
    const due = waitFor(anInvoice(), false);
    const underWay = waitFor(anInvoice({ processing: true }), false);
    const claimed = waitFor(anInvoice({ instalments: [anInstalment({ claim: A_CLAIM })] }), false);
    const confirming = waitFor(anInvoice(), true);
    expect(cancelled).toBe(settled);
    expect(claimed).toBe(underWay);
    expect([settled, due, underWay, confirming]).toEqual(
      [settled, due, underWay, confirming].toSorted((a, b) => b - a),
    );
    expect(new Set([settled, due, underWay, confirming]).size).toBe(4);
  });
});
