import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import vectors from '../../../tests/vectors/invoice-totals.json';
import { addUp, type DraftContent } from './invoice-totals';
import { clientOf, planned, sellerOf } from './vectors.fixture';

const GST = sellerOf('Maharashtra');
const BLANK: DraftContent = {
  currency: 'INR',
  lines: [],
  discount: null,
  roundOff: false,
  instalments: [],
  dueOn: null,
};

describe('the vectors the functions run too', () => {
  test.each(vectors.cases)('totals: $why', ({ why: _why, seller, client, on, lineSums, ...written }) => {
    const { currency, lines, discount, roundOff, ...sums } = written;
    const content = { ...BLANK, currency, lines, discount, roundOff };
    expect(addUp(content, sellerOf(seller), clientOf(client), on)).toMatchObject({
      ...sums,
      lines: lineSums,
      problems: {},
    });
  });

  // Currencies are chosen from a list here; any other is the functions' to refuse.
  const refused = vectors.refused.filter(({ fields }) => !fields.includes('currency'));
  test.each(refused)('refused: $why', ({ seller, client, on, fields, instalments, ...written }) => {
    const { currency, lines, discount, roundOff } = written;
    const content = { ...BLANK, currency, lines, discount, roundOff, instalments: planned(instalments) };
    expect(Object.keys(addUp(content, sellerOf(seller), clientOf(client), on).problems)).toEqual(fields);
  });
});

const share = fc.record({ rateBp: fc.integer({ min: 0, max: 10_000 }), amountMinor: fc.constant(null) });
const line = fc.record({
  quantityMilli: fc.integer({ min: 1, max: 10 ** 8 }),
  unitPriceMinor: fc.integer({ min: 0, max: 10 ** 7 }),
  rateBp: fc.constantFrom(0, 500, 1200, 1800, 2800),
  discount: fc.option(share),
});
const draft = fc.record({
  currency: fc.constantFrom('INR', 'JPY', 'KWD'),
  lines: fc.array(line, { maxLength: 20 }),
  discount: fc.option(share),
  roundOff: fc.boolean(),
  instalments: fc.constantFrom(planned([]), planned([{ rateBp: 3000, amountMinor: null }, null])),
  dueOn: fc.constant(null),
});

test('the total is the sum of what is printed', () => {
  fc.assert(
    fc.property(draft, fc.constantFrom('Karnataka', 'Maharashtra'), (content, client) => {
      const sums = addUp(content, GST, clientOf(client), '2026-04-01');
      const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
      expect(sums.problems).toEqual({});
      expect(total(sums.lines.map((each) => each.taxableMinor))).toBe(sums.linesMinor - sums.discountMinor);
      expect(sums.lines.every((each) => each.taxableMinor >= 0)).toBe(true);
      expect(total(sums.tax.rows.map((row) => row.amountMinor))).toBe(sums.taxMinor);
      expect(sums.subtotalMinor + sums.taxMinor + sums.roundOffMinor).toBe(sums.totalMinor);
      expect(total(sums.instalments.map((each) => each.amountMinor))).toBe(sums.totalMinor);
    }),
  );
});
