import { describe, expect, it } from 'vitest';
import { readChosen, writeChosen } from './today';
import { sayChange, sayDays, sayMedian, sayMonth, sayShareChange } from './words';

const today = '2026-11-20';

describe('days', () => {
  it('are said as shortly as they can be', () => {
    expect(sayDays({ from: '2026-11-01', to: '2026-11-20' }, today)).toBe('1–20 Nov');
    expect(sayDays({ from: '2026-11-20', to: '2026-11-20' }, today)).toBe('20 Nov');
    expect(sayDays({ from: '2026-10-01', to: '2026-11-20' }, today)).toBe('1 Oct – 20 Nov');
    expect(sayDays({ from: '2025-12-01', to: '2025-12-31' }, today)).toBe('1–31 Dec 2025');
    expect(sayDays({ from: '2025-11-21', to: '2026-11-20' }, today)).toBe('21 Nov 2025 – 20 Nov 2026');
  });

  it('of a month have a name', () => {
    expect([sayMonth('2026-11', 'short'), sayMonth('2025-01', 'full')]).toEqual(['Nov', 'Jan 2025']);
  });

  it('of a step in the middle may be halves', () => {
    expect([null, 0, 1, 2.5].map(sayMedian)).toEqual(['–', 'same day', '1 day', '2.5 days']);
  });
});

describe('a change', () => {
  it('says where it comes from', () => {
    expect(sayChange(500, 400, 'INR')).toBe('up from ₹4.00');
    expect(sayChange(0, 400, 'INR')).toBe('down from ₹4.00');
    expect(sayChange(0, 0, 'INR')).toBe('nothing before either');
  });

  it('of a share of nothing is none', () => {
    expect(sayShareChange({ part: 1, whole: 2 }, { part: 0, whole: 0 })).toBe('nothing to compare with');
    expect(sayShareChange({ part: 0, whole: 0 }, { part: 1, whole: 4 })).toBe('was 25 %');
    expect(sayShareChange({ part: 1, whole: 2 }, { part: 1, whole: 4 })).toBe('up from 25 %');
  });
});

describe('what is chosen', () => {
  it('is in the address, and nothing where it makes no sense', () => {
    for (const search of ['', '?period=quarter', '?currency=EUR', '?period=year&currency=EUR']) {
      expect(writeChosen(readChosen(search))).toBe(search);
    }
    expect(writeChosen(readChosen('?period=ever&currency=<b>'))).toBe('');
  });
});
