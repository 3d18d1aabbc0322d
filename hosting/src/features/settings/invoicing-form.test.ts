import { describe, expect, it, test } from 'vitest';
import vectors from '../../../../tests/vectors/invoice-numbers.json';
import { aProfile } from './factories.fixture';
import {
  askedOfInvoicing,
  type InvoicingForm,
  invoicingFaults,
  invoicingFormOf,
  nextNumber,
  numberIn,
  sayStep,
  seriesOf,
  withStep,
} from './invoicing-form';

const TODAY = '2026-11-20';
const form: InvoicingForm = invoicingFormOf(aProfile());

describe('the vectors the functions run too', () => {
  test.each(vectors.series)('series: $why', ({ prefix, year, issuedOn, series }) => {
    expect(seriesOf(prefix, year === 'april' ? 'april' : 'calendar', issuedOn)).toBe(series);
  });

  test.each(vectors.numbers)('$series, $sequence', ({ series, sequence, number }) => {
    expect(numberIn(series, sequence)).toBe(number);
  });
});

describe('a series', () => {
  it('goes by the calendar year, or by India’s fiscal year', () => {
    expect(seriesOf('INV', 'calendar', '2027-03-31')).toBe('INV-2027');
    expect(seriesOf('INV', 'april', '2027-03-31')).toBe('INV-26-27');
    expect(seriesOf('INV', 'april', '2027-04-01')).toBe('INV-27-28');
    expect(seriesOf('INV', 'april', '2099-04-01')).toBe('INV-99-00');
  });

  it('goes on after the highest number that was given out', () => {
    expect(nextNumber('INV-26-27', [])).toBe('INV-26-27-001');
    expect(nextNumber('INV-26-27', ['INV-26-27-009', 'INV-26-27-010', 'INV-25-26-077', null])).toBe('INV-26-27-011');
    expect(nextNumber('INV-26-27', ['INV-26-27-999'])).toBe('INV-26-27-1000');
  });

  it('has numbers of sixteen characters', () => {
    const long = { ...form, prefix: 'STUDIO-X' };
    expect(invoicingFaults(long, TODAY)).toEqual({
      'numbering.prefix': 'STUDIO-X-26-27-001 has 18 characters, and the law allows 16: use at most 6.',
    });
    expect(invoicingFaults({ ...form, prefix: 'STUDIO' }, TODAY)).toEqual({});
    expect(invoicingFaults({ ...form, prefix: 'STUDIO7', year: 'calendar' }, TODAY)).toEqual({});
  });

  it('is not shared by invoices and credit notes', () => {
    expect(Object.keys(invoicingFaults({ ...form, creditPrefix: 'inv' }, TODAY))).toEqual(['numbering.creditPrefix']);
  });
});

describe('the ladder', () => {
  it('takes a new step in its place', () => {
    expect(withStep([-3, 0, 7], 3)).toEqual([-3, 0, 3, 7]);
  });

  it('refuses what is there, too far away, or one too many', () => {
    expect(withStep([0], 0)).toBe('This step is there already.');
    expect(withStep([0], 91)).toContain('90 days after');
    expect(withStep([0], Number.NaN)).toContain('30 days before');
    expect(withStep([0, 1, 2, 3, 4, 5, 6, 7], 8)).toBe('Use at most 8 steps.');
  });

  it('may be empty only while it is off', () => {
    expect(Object.keys(invoicingFaults({ ...form, offsets: [] }, TODAY))).toEqual(['reminders.offsets']);
    expect(invoicingFaults({ ...form, offsets: [], isOn: false }, TODAY)).toEqual({});
  });

  it('says its steps in words', () => {
    expect([-3, -1, 0, 1, 14].map(sayStep)).toEqual([
      '3 days before',
      '1 day before',
      'On the due day',
      '1 day after',
      '14 days after',
    ]);
  });
});

test('days to pay are a number that can be', () => {
  expect(Object.keys(invoicingFaults({ ...form, paymentDays: '181' }, TODAY))).toEqual(['paymentDays']);
  expect(Object.keys(invoicingFaults({ ...form, paymentDays: 'soon' }, TODAY))).toEqual(['paymentDays']);
  expect(askedOfInvoicing({ ...form, paymentDays: '0' }).paymentDays).toBe(0);
});
