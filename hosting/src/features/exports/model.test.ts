import { describe, expect, test } from 'vitest';
import { daysOf, faultOf, fiscalYearsIn, PRESETS, sayDays } from './model';

describe('presets', () => {
  test.each([
    ['month', '2026-02-14', '2026-02-01', '2026-02-28'],
    ['month', '2028-02-29', '2028-02-01', '2028-02-29'],
    ['month', '2026-12-31', '2026-12-01', '2026-12-31'],
    ['last-month', '2026-01-01', '2025-12-01', '2025-12-31'],
    ['quarter', '2026-05-31', '2026-04-01', '2026-06-30'],
    ['last-quarter', '2026-02-01', '2025-10-01', '2025-12-31'],
    ['fiscal-year', '2026-03-31', '2025-04-01', '2026-03-31'],
    ['fiscal-year', '2026-04-01', '2026-04-01', '2027-03-31'],
    ['last-fiscal-year', '2026-04-01', '2025-04-01', '2026-03-31'],
  ] as const)('%s on %s', (preset, today, from, to) => {
    expect(daysOf(preset, today)).toEqual({ from, to });
  });

  test('none is at fault', () => {
    for (const [preset] of PRESETS) expect(faultOf(daysOf(preset, '2026-11-20'))).toBeNull();
  });
});

test('days that make no period are told', () => {
  expect(faultOf({ from: '2026-04-02', to: '2026-04-01' })).toContain('before');
  expect(faultOf({ from: '', to: '2026-04-01' })).toContain('Choose');
  expect(faultOf({ from: '2000-04-01', to: '2026-04-01' })).toContain('ten years');
  expect(faultOf({ from: '2026-04-01', to: '2026-04-01' })).toBeNull();
});

test('a period is said in words', () => {
  expect(sayDays({ from: '2026-04-01', to: '2026-06-30' })).toBe('1 Apr 2026 to 30 Jun 2026');
  expect(fiscalYearsIn({ from: '2026-03-01', to: '2026-04-30' })).toBe('2025-26 to 2026-27');
  expect(fiscalYearsIn({ from: '2026-04-01', to: '2026-04-30' })).toBe('2026-27');
});
