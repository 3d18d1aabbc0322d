import { describe, expect, test } from 'vitest';
import vectors from '../../../tests/vectors/time-rates.json';
import { profitOf } from './profit';
import { hourlyMinor, minorOf, partsOf, ratesFor } from './rates';

describe('the rates that hold', () => {
  test.each(vectors.chosen)('$about', ({ currency, said, billMinor, costMinor }) => {
    expect(ratesFor(currency, said)).toEqual({ billMinor, costMinor });
  });
});

describe('what a project leaves', () => {
  test.each(vectors.profits)('$about', ({ currency, seconds, costMinor, invoices, profits }) => {
    expect(profitOf(currency, { seconds, costMinor }, invoices)).toEqual(profits);
  });
});

test('time turns into money once, on the sum', () => {
  expect(minorOf(partsOf(1200, 150_000))).toBe(50_000);
  expect(minorOf(partsOf(1, 1))).toBe(0);
  expect(minorOf(1800n)).toBe(1);
  expect(partsOf(3600, null)).toBe(0);
  expect(hourlyMinor(100, 0)).toBeNull();
});
