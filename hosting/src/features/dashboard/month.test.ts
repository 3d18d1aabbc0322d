import { describe, expect, it } from 'vitest';
import { monthOf, startOfDate } from './month';

describe("a month in the owner's zone", () => {
  it('starts when the day starts there', () => {
    const { from, until } = monthOf('2026-12-20', 'Asia/Kolkata');
    expect(from.toISOString()).toBe('2026-11-30T18:30:00.000Z');
    expect(until.toISOString()).toBe('2026-12-31T18:30:00.000Z');
  });

  it.each([
    ['2026-11-01', 'Pacific/Kiritimati', '2026-10-31T10:00:00.000Z'],
    ['2026-11-01', 'Pacific/Pago_Pago', '2026-11-01T11:00:00.000Z'],
    ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00.000Z'],
    // Clocks in Cairo go from 23:59 to 01:00 on this night: the day has no midnight.
    ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
  ])('%s in %s', (date, zone, moment) => {
    expect(startOfDate(date, zone).toISOString()).toBe(moment);
  });
});
