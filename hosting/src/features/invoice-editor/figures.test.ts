import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponentOf } from '@/domain/money';
import { plainDecimal, priceText, readPrice, readQuantity, readRate } from './figures';

const rupees = (text: string) => readPrice(text, 'INR');

describe('a price as a person types it', () => {
  it.each([
    ['1,18,000.50', 11_800_050],
    ['118,000.5', 11_800_050],
    ['1.5', 150],
    ['1200', 120_000],
    ['₹ 1,200.00', 120_000],
    ['Rs. 1200', 120_000],
    ['1200 INR', 120_000],
    ['.5', 50],
    ['5.', 500],
    ['0', 0],
    ['१,१८,०००.५०', 11_800_050],
    ['1 200.50', 120_050],
  ])('reads %s', (text, minor) => {
    expect(rupees(text)).toEqual({ ok: true, value: minor });
  });

  it.each(['', 'abc', '1,5', '1.2.3', '-4', '12,3,4', '1e5', '0x10', 'NaN', '1.2a', '1.234'])(
    'refuses %s with a reason',
    (text) => {
      const reading = rupees(text);
      expect(reading.ok).toBe(false);
      expect(!reading.ok && reading.problem.length).toBeGreaterThan(10);
    },
  );

  it("follows the currency's exponent", () => {
    expect(readPrice('1500', 'JPY')).toEqual({ ok: true, value: 1500 });
    expect(readPrice('1500.5', 'JPY')).toEqual({ ok: false, problem: 'JPY has no decimals.' });
    expect(readPrice('1.234', 'KWD')).toEqual({ ok: true, value: 1234 });
  });

  it('stops at the largest price the books take', () => {
    expect(rupees('10000000000').ok).toBe(true);
    expect(rupees('10000000000.01').ok).toBe(false);
    expect(rupees('9'.repeat(30)).ok).toBe(false);
  });

  it('writes what it can read back, in every currency', () => {
    const minor = fc.integer({ min: 0, max: 1_000_000_000_000 });
    const money = fc.constantFrom('INR', 'JPY', 'KWD', 'EUR');
    fc.assert(
      fc.property(minor, money, (value, currency) => {
        expect(readPrice(priceText(value, currency), currency)).toEqual({ ok: true, value });
        expect(readPrice(plainDecimal(value, exponentOf(currency)), currency)).toEqual({ ok: true, value });
      }),
    );
  });

  it('never throws, whatever is pasted', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => typeof rupees(text).ok === 'boolean'));
  });
});

describe('quantities and rates', () => {
  it('keeps three decimals of a quantity', () => {
    expect(readQuantity('1.125')).toEqual({ ok: true, value: 1125 });
    expect(readQuantity('1.1255').ok).toBe(false);
    expect(readQuantity('0').ok).toBe(false);
    expect(readQuantity('100,000')).toEqual({ ok: true, value: 100_000_000 });
    expect(readQuantity('100000.001').ok).toBe(false);
  });

  it('reads a rate in per cent', () => {
    expect(readRate('18 %')).toEqual({ ok: true, value: 1800 });
    expect(readRate('7.75')).toEqual({ ok: true, value: 775 });
    expect(readRate('100.01').ok).toBe(false);
  });
});
