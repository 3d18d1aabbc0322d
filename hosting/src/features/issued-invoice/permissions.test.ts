import { describe, expect, it } from 'vitest';
import type { BooksInvoice } from '@/lib/books';
import { instalment, invoice } from './factories.fixture';
import { permissions } from './permissions';

const may = (change: Partial<BooksInvoice> = {}) =>
  Object.entries(permissions(invoice(change))).flatMap(([action, permission]) =>
    permission.isAllowed ? [action] : [],
  );
const claim = { utr: '412345678901', amountMinor: 100_000, at: 0, by: 'Priya', fileId: null };

describe('what may be done with an issued invoice', () => {
  it('is everything but making it anew while nothing was paid', () => {
    expect(may()).toEqual(['record', 'credit', 'void', 'reschedule']);
  });

  it('is a credit note instead of voiding once anything is settled', () => {
    for (const sum of ['paidMinor', 'tdsMinor', 'creditedMinor'] as const) {
      expect(may({ [sum]: 1 })).toEqual(['record', 'credit', 'reschedule']);
    }
  });

  it('is no voiding while money may be on its way', () => {
    const processing = { cs_1: { amountMinor: 1, instalmentId: null, since: 0 } };
    expect(may({ processing })).not.toContain('void');
    expect(may({ instalments: [instalment({ claim })] })).not.toContain('void');
  });

  it('is making anew once it is void or wholly credited, and only once', () => {
    expect(may({ voidedAt: 1 })).toEqual(['reissue']);
    expect(may({ creditedMinor: 100_000 })).toEqual(['record', 'reissue']);
    expect(may({ voidedAt: 1, replacedBy: 'other' })).toEqual([]);
  });

  it('is no rescheduling when all is paid', () => {
    expect(may({ paidMinor: 90_000, tdsMinor: 10_000 })).toEqual(['record', 'credit']);
  });

  it('always says why not', () => {
    for (const change of [{}, { voidedAt: 1 }, { paidMinor: 100_000 }, { creditedMinor: 100_000, replacedBy: 'x' }]) {
      for (const permission of Object.values(permissions(invoice(change)))) {
        if (!permission.isAllowed) expect(permission.reason).toMatch(/\.$/);
      }
    }
  });
});
