import { describe, expect, it } from 'vitest';
import { dateIn, daysBetween, sayAgo, sayDate, sayDay, sayTime } from './dates';

const NOW = Date.parse('2026-11-20T18:40:00Z');

describe('dates', () => {
  it('belong to a zone, and calendar dates to none', () => {
    expect(dateIn('Asia/Kolkata', NOW)).toBe('2026-11-21');
    expect(dateIn('America/Los_Angeles', NOW)).toBe('2026-11-20');
    expect(sayDate('2026-11-27', 'weekday')).toBe('Friday 27 Nov');
    expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1);
  });

  it('name the year only when it is another', () => {
    expect(sayDate('2027-01-03', 'short', '2026-11-20')).toBe('3 Jan 2027');
    expect(sayDate('2026-12-03', 'short', '2026-11-20')).toBe('3 Dec');
  });

  it.each([
    ['2026-11-20', 'Today'],
    ['2026-11-19', 'Yesterday'],
    ['2026-11-16', 'Monday'],
    ['2026-10-14', '14 Oct'],
    ['2025-10-14', '14 Oct 2025'],
  ])('calls %s %s', (date, word) => {
    expect(sayDay(date, '2026-11-20')).toBe(word);
  });

  it('say how long ago in words', () => {
    expect(sayAgo(NOW - 10_000, NOW)).toBe('just now');
    expect(sayAgo(NOW - 4 * 60_000, NOW)).toBe('4 min ago');
    expect(sayAgo(NOW - 3 * 3_600_000, NOW)).toBe('3 h ago');
    expect(sayTime(NOW, 'Asia/Kolkata')).toBe('00:10');
  });
});
