import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { dateOfDayNumber } from '@/lib/dates';
import vectors from '../../../tests/vectors/money-in.json';
import { directory, type Holding } from './directory.fixture';
import { currenciesOfMoney, moneyByMonth } from './money-in';

const { today } = vectors;

describe('the vectors', () => {
  test.each(vectors.cases)('$why', ({ holding, currency, first, last, months, lateMinor, laterMinor }) => {
    const found = moneyByMonth(directory(holding as Holding), currency, today);
    const something = found.months.filter((month) => month.receivedMinor !== 0 || month.expectedMinor !== 0);
    const told = something.map(({ month, receivedMinor, expectedMinor }) => [month, [receivedMinor, expectedMinor]]);
    expect(Object.fromEntries(told)).toEqual(months);
    expect([found.months[0]?.month, found.months.at(-1)?.month]).toEqual([first, last]);
    expect([found.lateMinor, found.laterMinor]).toEqual([lateMinor, laterMinor]);
  });

  test.each(vectors.currencies)('$why', ({ holding, expected }) => {
    expect(currenciesOfMoney(directory(holding as Holding))).toEqual(expected);
  });
});

const due = fc.record({
  on: fc.integer({ min: 20_500, max: 21_200 }).map(dateOfDayNumber),
  amountMinor: fc.constant(500),
  leftMinor: fc.nat(500),
});

describe('what is expected', () => {
  it('is all that is open, whichever month it is told in', () => {
    fc.assert(
      fc.property(fc.array(fc.array(due, { minLength: 1, maxLength: 4 })), (plans) => {
        const invoices = plans.map((dues) => ({ dues, balanceMinor: 1 }));
        const { months, lateMinor, laterMinor } = moneyByMonth(directory({ invoices }), 'INR', today);
        const told = months.reduce((sum, month) => sum + month.expectedMinor, lateMinor + laterMinor);
        expect(told).toBe(plans.flat().reduce((sum, each) => sum + each.leftMinor, 0));
        expect(months.length).toBeLessThanOrEqual(18);
      }),
    );
  });
});
