import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import vectors from '../../../tests/vectors/instalments.json';
import { planInstalments } from './instalments';
import { planned } from './vectors.fixture';

describe('the vectors the functions run too', () => {
  test.each(vectors.plans)('plan: $why', ({ totalMinor, shares, amountsMinor }) => {
    const plan = planInstalments(planned(shares), totalMinor, null);
    expect(plan.map((each) => each.amountMinor)).toEqual(amountsMinor);
    expect(plan.map((each) => each.id)).toEqual(plan.map((_, index) => String(index + 1)));
  });
});

test('parts are the whole', () => {
  const rates = fc.array(fc.integer({ min: 1, max: 4_000 }), { maxLength: 11 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 15 }), rates, (totalMinor, rateBps) => {
      const shares = rateBps.map((rateBp) => ({ rateBp, amountMinor: null }));
      const plan = planInstalments(planned(shares.length > 0 ? [...shares, null] : []), totalMinor, null);
      expect(plan.reduce((sum, each) => sum + each.amountMinor, 0)).toBe(totalMinor);
    }),
  );
});
