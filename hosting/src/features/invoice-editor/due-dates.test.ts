import { describe, expect, it } from 'vitest';
import { duePresets } from './due-dates';

describe('due days', () => {
  it('count in calendar days, over the end of months and of February', () => {
    const dates = (today: string) => duePresets(today).map((preset) => preset.date);
    expect(dates('2026-11-20')).toEqual(['2026-11-20', '2026-11-27', '2026-12-04', '2026-12-20', '2026-11-30']);
    expect(dates('2028-02-25').at(-1)).toBe('2028-02-29');
    expect(dates('2026-12-31').at(-1)).toBe('2026-12-31');
  });
});
