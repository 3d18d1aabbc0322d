import { describe, expect, test } from 'vitest';
import vectors from '../../../tests/vectors/tax.json';
import { isPlaceMissing, planTax, taxOn } from './tax';
import { clientOf, sellerOf } from './vectors.fixture';

describe('the vectors the functions run too', () => {
  test.each(vectors.plans)(
    'plan: $why',
    ({ why: _why, seller, client, on, isPlaceMissing: isMissing, ...expected }) => {
      const plan = planTax(sellerOf(seller), clientOf(client), on);
      expect(plan).toMatchObject(expected);
      expect(isPlaceMissing(plan)).toBe(isMissing);
    },
  );

  test.each(vectors.tables)('table: $why', ({ seller, client, on, taxable, rows }) => {
    const groups = new Map(Object.entries(taxable).map(([rateBp, amount]) => [Number(rateBp), amount ?? 0]));
    expect(taxOn(planTax(sellerOf(seller), clientOf(client), on), groups).rows).toEqual(rows);
  });
});
