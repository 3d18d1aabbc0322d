import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import vectors from '../../../tests/vectors/money.json';
import { exponentOf, formatMoney, lineAmountMinor, roundHalfAwayFromZero, taxAmountMinor } from './money';

describe('the vectors the functions run too', () => {
  test.each(vectors.exponents)('$currency has $exponent digits', ({ currency, exponent }) => {
    expect(exponentOf(currency)).toBe(exponent);
  });

  test.each(vectors.rounding)('$numerator / $denominator is $rounded', ({ numerator, denominator, rounded }) => {
    expect(roundHalfAwayFromZero(BigInt(numerator), BigInt(denominator))).toBe(BigInt(rounded));
  });

  test.each(vectors.lineAmounts)(
    '$quantityMilli of $unitPriceMinor',
    ({ quantityMilli, unitPriceMinor, amountMinor }) => {
      expect(lineAmountMinor(quantityMilli, unitPriceMinor)).toBe(amountMinor);
    },
  );

  test.each(vectors.taxes)('$rateBp of $subtotalMinor', ({ subtotalMinor, rateBp, taxMinor }) => {
    expect(taxAmountMinor(subtotalMinor, rateBp)).toBe(taxMinor);
  });

  test.each(vectors.formats)('$amountMinor $currency reads $text', ({ amountMinor, currency, text }) => {
    expect(formatMoney(amountMinor, currency)).toBe(text);
  });
});

test('rounding is symmetric and never more than half a unit off', () => {
  const denominators = fc.bigInt({ min: 1n, max: 100_000n });
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), denominators, (numerator, denominator) => {
      const rounded = roundHalfAwayFromZero(numerator, denominator);
      const error = 2n * (rounded * denominator - numerator);
      expect(error <= denominator && error >= -denominator).toBe(true);
      expect(roundHalfAwayFromZero(-numerator, denominator)).toBe(-rounded);
    }),
  );
});

test('digits survive formatting', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.constantFrom('INR', 'USD', 'JPY', 'KWD', 'CHF'), (amount, currency) => {
      const digits = formatMoney(amount, currency).replace(/\D/g, '').replace(/^0+/, '');
      expect(digits).toBe(amount === 0 ? '' : String(Math.abs(amount)));
    }),
  );
});
