import { describe, expect, it } from 'vitest';
import { duePresets } from './due-dates';

describe('due days', () => {
  const dates = (today: string, paymentDays = 14) => duePresets(today, paymentDays).map((preset) => preset.date);

  it('count in calendar days, over the end of months and of February', () => {
    expect(dates('2026-11-20')).toEqual(['2026-11-20', '2026-11-27', '2026-12-04', '2026-12-20', '2026-11-30']);
    expect(dates('2028-02-25').at(-1)).toBe('2028-02-29');
    expect(dates('2026-12-31').at(-1)).toBe('2026-12-31');
  });

  it('have the owner’s own term among them', () => {
    expect(duePresets('2026-11-20', 21).map((preset) => preset.word)).toEqual([
      'Today',
      'In 7 days',
      '14 days',
      '21 days',
      '30 days',
      'End of month',
    ]);
    expect(dates('2026-11-20', 0)).toHaveLength(5);
  });
});
