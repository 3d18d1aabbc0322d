import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEAD_SOURCES, STAGES } from '@/contract';
import { dateOfDayNumber } from './dates';
import { DAYS_OF_INVOICE, EVERYTHING, type ListQuery, listAddress, readListQuery, writeListQuery } from './list-query';

const day = fc.option(fc.integer({ min: 0, max: 40_000 }).map(dateOfDayNumber));
const query: fc.Arbitrary<ListQuery> = fc.record({
  status: fc.uniqueArray(fc.constantFrom('overdue', 'open', 'onTime', 'late'), { maxLength: 3 }),
  by: fc.constantFrom(...DAYS_OF_INVOICE),
  from: day,
  to: day,
  currency: fc.option(fc.constantFrom('INR', 'EUR', 'JPY')),
  stage: fc.uniqueArray(fc.constantFrom(...STAGES), { maxLength: 3 }),
  source: fc.option(fc.constantFrom(...LEAD_SOURCES)),
  client: fc.option(fc.stringMatching(/^[A-Za-z0-9]{20}$/)),
});

describe('what narrows a list down', () => {
  it('is read from an address as it was written into it', () => {
    fc.assert(
      fc.property(query, (asked) => {
        expect(readListQuery(writeListQuery(asked))).toEqual(asked);
      }),
    );
  });

  it('is spelled for people', () => {
    expect(listAddress('/desk/invoices', { status: ['onTime', 'late'], by: 'due', from: '2026-11-01' })).toBe(
      '/desk/invoices?status=onTime,late&from=2026-11-01&by=due',
    );
    expect(listAddress('/desk/leads', {})).toBe('/desk/leads');
  });

  it('is nothing where an address makes no sense', () => {
    const odd = '?status=<b>&by=x&from=2026-02-30&to=soon&currency=rupees&stage=maybe&source=me&client=../..';
    expect(readListQuery(odd)).toEqual(EVERYTHING);
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readListQuery(text)).toBeTruthy();
      }),
    );
  });
});
