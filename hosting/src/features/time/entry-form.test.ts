import { describe, expect, it } from 'vitest';
import { blankEntry, entryFaults, timesOf } from './entry-form';

const LATER = Date.parse('2030-01-01T00:00:00Z');

describe('the times of an entry that was written by hand', () => {
  it.each([
    ['an ordinary night', '2026-11-20', 6],
    ['the night in which the clocks go forward', '2026-03-28', 5],
    ['the night in which they go back', '2026-10-24', 7],
  ])('from 23:00 to 05:00 in %s', (_, date, hours) => {
    const form = blankEntry(date, 'room', '23:00', '05:00');
    const times = timesOf(form, 'Europe/Berlin', null);
    expect(times).toMatchObject({ seconds: hours * 3600, isOvernight: true });
    expect(entryFaults(form, times, LATER)).toEqual({});
  });

  it('may be a day long by the clock on the wall, but not by one that went back', () => {
    const form = blankEntry('2026-10-24', 'room', '12:00', '12:00');
    const times = timesOf(form, 'Europe/Berlin', null);
    expect(times?.seconds).toBe(25 * 3600);
    expect(entryFaults(form, times, LATER)).toEqual({ until: 'An entry is a day long at most.' });
    expect(entryFaults(form, timesOf(form, 'Asia/Kolkata', null), LATER)).toEqual({});
  });

  it('are not still to come', () => {
    const form = blankEntry('2026-11-20', 'room', '09:00', '10:00');
    const times = timesOf(form, 'Pacific/Apia', null);
    expect(entryFaults(form, times, Date.parse('2026-11-19T21:00:00Z'))).toEqual({});
    expect(entryFaults(form, times, Date.parse('2026-11-19T20:59:59Z'))).toEqual({ until: 'That is still to come.' });
  });
});
