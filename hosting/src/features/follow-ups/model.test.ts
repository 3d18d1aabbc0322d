import { expect, test } from 'vitest';
import { aFollowUp } from './follow-up.fixture';
import {
  deletedRow,
  doneFrom,
  dueCount,
  finishedRow,
  openFrom,
  reopenedRow,
  restoredRow,
  snoozedRow,
  whenOf,
  withOverlays,
} from './model';
import { firstGuess, sayWhen, snoozes } from './when';

const ZONE = 'Asia/Kolkata';
/** Friday 20 November 2026, 21:30 in Kolkata. */
const NOW = Date.parse('2026-11-20T16:00:00Z');
const at = (text: string) => Date.parse(text);

test.each([
  ['2026-11-20T16:00:00Z', 'overdue'],
  ['2026-11-20T18:29:00Z', 'today'],
  ['2026-11-20T18:30:00Z', 'week'],
  ['2026-11-22T18:29:00Z', 'week'],
  ['2026-11-22T18:30:00Z', 'later'],
])('%s is %s', (moment, expected) => {
  expect(whenOf(at(moment), ZONE, NOW)).toBe(expected);
});

test('on a Sunday the week is over that night', () => {
  const sunday = at('2026-11-22T06:00:00Z');
  expect(whenOf(at('2026-11-22T18:00:00Z'), ZONE, sunday)).toBe('today');
  expect(whenOf(at('2026-11-22T19:00:00Z'), ZONE, sunday)).toBe('later');
});

test.each([
  ['2026-11-20T03:30:00Z', 'Today, 09:00'],
  ['2026-11-21T03:30:00Z', 'Tomorrow, 09:00'],
  ['2026-11-19T03:30:00Z', 'Yesterday, 09:00'],
  ['2026-11-26T03:30:00Z', 'Thursday, 09:00'],
  ['2026-11-27T03:30:00Z', 'Fri 27 Nov, 09:00'],
  ['2026-11-16T03:30:00Z', 'Mon 16 Nov, 09:00'],
  ['2027-01-01T03:30:00Z', 'Fri 1 Jan 2027, 09:00'],
])('%s is said as %s', (moment, words) => {
  expect(sayWhen(at(moment), ZONE, NOW)).toBe(words);
});

test('what is put off comes back in an hour, in the morning, or on Monday', () => {
  expect(snoozes(ZONE, NOW).map(({ until }) => new Date(until).toISOString())).toEqual([
    '2026-11-20T17:00:00.000Z',
    '2026-11-21T03:30:00.000Z',
    '2026-11-23T03:30:00.000Z',
  ]);
  const monday = at('2026-11-23T06:00:00Z');
  expect(new Date(snoozes(ZONE, monday)[2]?.until ?? 0).toISOString()).toBe('2026-11-30T03:30:00.000Z');
});

test('a new one is guessed for tomorrow morning where the freelancer is', () => {
  expect(firstGuess('Pacific/Tongatapu', NOW)).toEqual({ day: '2026-11-22', time: '09:00' });
  expect(firstGuess('Pacific/Pago_Pago', NOW)).toEqual({ day: '2026-11-21', time: '09:00' });
});

test('the badge counts what is due, not what is to come', () => {
  const rows = [aFollowUp({ nextAt: NOW }), aFollowUp({ nextAt: NOW + 1 }), aFollowUp({ nextAt: null })];
  expect(dueCount(rows, NOW)).toBe(1);
});

test('what is done leaves the list at once, and undoing brings it back as it was', () => {
  const row = aFollowUp({ snoozedUntil: NOW + 5, nextAt: NOW + 5 });
  const done = finishedRow(row, false, NOW);
  expect(openFrom([done])).toEqual([]);
  expect(doneFrom([done])).toEqual([done]);
  expect(openFrom([reopenedRow(done)])).toEqual([row]);
});

test('one that comes again is not over when it is done', () => {
  expect(finishedRow(aFollowUp({ recurrence: 'FREQ=DAILY' }), true, NOW).isDone).toBe(false);
});

test('what is deleted is in no list, and comes back as it was', () => {
  const row = finishedRow(aFollowUp(), false, NOW);
  expect(doneFrom([deletedRow(row, NOW)])).toEqual([]);
  expect(restoredRow(deletedRow(row, NOW))).toEqual(row);
  const open = snoozedRow(aFollowUp(), NOW);
  expect(restoredRow(deletedRow(open, NOW))).toEqual(open);
});

test('an overlay holds until the functions have spoken about its row', () => {
  const row = aFollowUp();
  const overlay = { key: 1, seen: row.updatedAt, row: deletedRow(row, NOW) };
  expect(openFrom(withOverlays([row], [overlay]))).toEqual([]);
  const confirmed = { ...row, updatedAt: 2 };
  expect(openFrom(withOverlays([confirmed], [overlay]))).toEqual([confirmed]);
});

test('of two overlays over one row the later one counts', () => {
  const row = aFollowUp();
  const done = finishedRow(row, false, NOW);
  const overlays = [
    { key: 1, seen: row.updatedAt, row: done },
    { key: 2, seen: row.updatedAt, row: reopenedRow(done) },
  ];
  expect(openFrom(withOverlays([row], overlays))).toEqual([row]);
});

test('a new row stands beside the others until it is known', () => {
  const made = { key: 1, seen: null, row: aFollowUp({ id: 'two', nextAt: NOW }) };
  expect(openFrom(withOverlays([aFollowUp()], [made])).map(({ id }) => id)).toEqual(['two', 'one']);
  expect(
    openFrom(withOverlays([aFollowUp({ id: 'two', updatedAt: 9 })], [made])).map(({ updatedAt }) => updatedAt),
  ).toEqual([9]);
});
