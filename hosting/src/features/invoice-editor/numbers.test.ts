import { describe, expect, test } from 'vitest';
import vectors from '../../../../tests/vectors/invoice-numbers.json';
import { counterOf, isTooLong, numberIn, seriesOf } from './numbers';

describe('the vectors the functions run too', () => {
  test.each(vectors.series)('series: $why', ({ prefix, year, issuedOn, series }) => {
    expect(seriesOf(prefix, year as 'calendar' | 'april', issuedOn)).toBe(series);
  });

  test.each(vectors.numbers)('$sequence of $series', ({ series, sequence, number }) => {
    const next = numberIn(series, sequence);
    expect(isTooLong(next) ? null : next).toBe(number);
  });
});

test('a slash of a prefix does not part the counter’s path', () => {
  expect(counterOf('A/B-26-27')).toBe('A_B-26-27');
});
