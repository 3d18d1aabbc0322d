import { describe, expect, it } from 'vitest';
import type { BooksInvoice } from '@/lib/books';
import { instalment, invoice } from './factories.fixture';
import { cardLinks } from './sharing';

const link = (change = {}) => ({
  url: 'https://pay.example/1',
  amountMinor: 60_000,
  instalmentId: '2',
  account: null,
  isActive: true,
  ...change,
});
const two = invoice({
  instalments: [
    instalment({ id: '1', label: 'Advance', amountMinor: 40_000 }),
    instalment({ id: '2', label: 'Rest', amountMinor: 60_000 }),
  ],
});

describe('lasting card links', () => {
  it('are for each open instalment and for all that is due', () => {
    const links = cardLinks({ ...two, paymentLinks: { plink_1: link() } }, 100_000);
    expect(links.map(({ instalmentId, name, url }) => [instalmentId, name, url])).toEqual([
      ['1', 'Advance', null],
      ['2', 'Rest', 'https://pay.example/1'],
      ['', 'All that is due', null],
    ]);
  });

  it('are not shown once they are off or ask another amount', () => {
    for (const change of [{ isActive: false }, { amountMinor: 1 }]) {
      const links = cardLinks({ ...two, paymentLinks: { plink_1: link(change) } }, 100_000);
      expect(links.every(({ url }) => url === null)).toBe(true);
    }
  });

  it('are not made for what is being paid or said to be', () => {
    const ids = (change: Partial<BooksInvoice>) =>
      cardLinks({ ...two, ...change }, 100_000).map(({ instalmentId }) => instalmentId);
    const claim = { utr: '412345678901', amountMinor: 1, at: 0, by: 'Priya', fileId: null };
    expect(ids({ processing: { cs: { amountMinor: 1, instalmentId: '1', since: 0 } } })).toEqual(['2']);
    expect(ids({ processing: { cs: { amountMinor: 1, instalmentId: null, since: 0 } } })).toEqual([]);
    expect(ids({ instalments: two.instalments.map((each) => (each.id === '2' ? { ...each, claim } : each)) })).toEqual([
      '1',
    ]);
  });

  it('are one where one part is all that is left', () => {
    expect(cardLinks(invoice(), 100_000).map(({ instalmentId }) => instalmentId)).toEqual(['1']);
    const [first, second] = two.instalments.map((each) => ({ ...each, paidMinor: each.id === '1' ? 40_000 : 10_000 }));
    const left = cardLinks({ ...two, instalments: [first, second].filter((each) => each !== undefined) }, 50_000);
    expect(left.map(({ instalmentId, amountMinor }) => [instalmentId, amountMinor])).toEqual([['2', 50_000]]);
  });
});
