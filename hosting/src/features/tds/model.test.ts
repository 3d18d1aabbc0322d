import { describe, expect, test } from 'vitest';
import {
  certificateStateOf,
  payerWords,
  refusalOf,
  standingOf,
  sumsOf,
  type TdsRow,
  thresholdPercent,
  yearsUpTo,
} from './model';

const ROW: TdsRow = {
  clientId: 'c'.repeat(20),
  clientName: 'Mira Textiles',
  payerType: 'company',
  serviceKind: 'professional',
  duty: 'deducts',
  section: '393(1)',
  rateBp: 1000,
  thresholdMinor: 50_000_00,
  billedMinor: 60_000_00,
  paidMinor: 60_000_00,
  isExceeded: true,
  expectedMinor: 6_000_00,
  deductedMinor: 6_000_00,
  certificate: null,
};

test('the bar is full at the threshold and never runs over', () => {
  expect(thresholdPercent({ ...ROW, paidMinor: 25_000_00 })).toBe(50);
  expect(thresholdPercent(ROW)).toBe(100);
  expect(thresholdPercent({ ...ROW, paidMinor: -100 })).toBe(0);
});

describe('how a client stands', () => {
  test.each([
    [{}, 'As expected'],
    [{ deductedMinor: 1 }, 'Less than expected'],
    [{ deductedMinor: 7_000_00 }, 'More than expected'],
    [{ expectedMinor: 0, deductedMinor: 0, isExceeded: false }, 'Below the threshold'],
    [{ expectedMinor: 0, deductedMinor: 0, duty: 'does-not' as const }, 'Need not deduct'],
  ])('%o is %s', (changes, word) => {
    expect(standingOf({ ...ROW, ...changes }).word).toBe(word);
  });
});

test('a certificate is missing as soon as something was deducted', () => {
  expect(certificateStateOf(ROW)).toBe('missing');
  expect(certificateStateOf({ ...ROW, deductedMinor: 0 })).toBe('none');
  const certificate = { state: 'received' as const, fileName: 'form-16a.pdf', updatedAt: '2026-06-01T00:00:00Z' };
  expect(certificateStateOf({ ...ROW, certificate })).toBe('received');
});

test('sums are over all clients', () => {
  expect(sumsOf([ROW, { ...ROW, expectedMinor: 0, deductedMinor: 0 }])).toEqual({
    expectedMinor: 6_000_00,
    deductedMinor: 6_000_00,
    missingCertificates: 1,
  });
});

test('payer, service and rate are said in words', () => {
  expect(payerWords(ROW)).toBe('Company · professional fees · 10 %');
  expect(payerWords({ payerType: null, serviceKind: 'technical', rateBp: 200 })).toBe('Technical services · 2 %');
});

test('years go back from this one to the table’s first', () => {
  expect(yearsUpTo('2026-03-31')[0]).toBe(2025);
  expect(yearsUpTo('2026-04-01')[0]).toBe(2026);
  expect(yearsUpTo('2021-05-01')).toEqual([2021, 2020]);
  expect(yearsUpTo('2019-05-01')).toEqual([]);
});

test('what cannot be a certificate is said before it is sent', () => {
  expect(refusalOf({ size: 100, type: 'application/pdf' }, 1000)).toBeNull();
  expect(refusalOf({ size: 1001, type: 'application/pdf' }, 1000)).toContain('larger');
  expect(refusalOf({ size: 100, type: 'text/html' }, 1000)).toContain('PDF');
  expect(refusalOf({ size: 0, type: 'image/png' }, 1000)).toContain('empty');
});
