import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mondayOf } from '@/lib/dates';
import vectors from '../../../tests/vectors/time-week.json';
import { type Stretch, splitAtMidnight, weekOf, weekSpan } from './time-week';
import { instantOf, timeAt } from './zones';

const instant = (text: string) => Date.parse(text);
const spans = (pairs: readonly (readonly string[])[]) =>
  pairs.map(([from = '', to = '']) => ({ startedAt: instant(from), endedAt: instant(to) }));

describe('the clock on the wall', () => {
  test.each(vectors.instants)('$about', ({ zone, date, time, instant: expected }) => {
    expect(instantOf(`${date}T${time}`, zone)).toBe(instant(expected));
  });

  test('is none without a date', () => {
    expect(instantOf('T09:30', 'UTC')).toBeNaN();
    expect(timeAt(instant('2026-11-20T04:00:00Z'), 'Asia/Kolkata')).toBe('09:30');
  });
});

test.each(vectors.mondays)('the week of $date begins on $monday', ({ date, monday }) => {
  expect(mondayOf(date)).toBe(monday);
});

describe('a week', () => {
  test.each(vectors.weeks)('$about', (vector) => {
    const stretches = vector.stretches.map(({ project, from, to }, index) => ({
      id: String(index),
      projectId: project,
      startedAt: instant(from),
      endedAt: instant(to),
      isBillable: true,
    }));
    const week = weekOf(stretches, vector.monday, vector.zone);
    expect(week.days.map((day) => day.seconds)).toEqual(vector.days);
    expect(week.days.flatMap((day) => day.gaps)).toEqual(spans(vector.gaps));
    expect(week.days.flatMap((day) => day.overlaps)).toEqual(spans(vector.overlaps));
    expect(Object.fromEntries(week.projects.map((each) => [each.projectId, each.seconds]))).toEqual(vector.projects);
    expect(week.seconds).toBe(week.days.reduce((sum, day) => sum + day.seconds, 0));
  });
});

const ZONES = ['UTC', 'Europe/Berlin', 'America/Havana', 'Asia/Kolkata', 'Pacific/Apia', 'Pacific/Pago_Pago'];
const start = instant('2026-01-01T00:00:00Z') / 1000;
const stretch: fc.Arbitrary<Stretch> = fc
  .record({
    id: fc.string(),
    projectId: fc.constantFrom('a', 'b', 'c'),
    second: fc.integer({ min: start, max: start + 365 * 86_400 }),
    seconds: fc.integer({ min: 1, max: 86_400 }),
    isBillable: fc.boolean(),
  })
  .map(({ second, seconds, ...rest }) => ({ ...rest, startedAt: second * 1000, endedAt: (second + seconds) * 1000 }));

describe('whatever was worked, wherever', () => {
  test('cutting at midnight loses no second and leaves no hole', () => {
    fc.assert(
      fc.property(stretch, fc.constantFrom(...ZONES), (of, zone) => {
        const pieces = splitAtMidnight(of, zone);
        expect(pieces.reduce((sum, piece) => sum + piece.seconds, 0)).toBe((of.endedAt - of.startedAt) / 1000);
        expect(pieces.at(0)?.startedAt).toBe(of.startedAt);
        pieces.slice(1).forEach((piece, index) => {
          expect(piece.startedAt).toBe(pieces[index]?.endedAt);
        });
        expect(new Set(pieces.map((piece) => piece.date)).size).toBe(pieces.length);
      }),
    );
  });

  test('days and projects add up to the week', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 20 }), fc.constantFrom(...ZONES), (all, zone) => {
        const monday = '2026-03-23';
        const { startedAt, endedAt } = weekSpan(monday, zone);
        const week = weekOf(all, monday, zone);
        const within = all.map((each) => Math.min(each.endedAt, endedAt) - Math.max(each.startedAt, startedAt));
        const expected = within.filter((ms) => ms > 0).reduce((sum, ms) => sum + ms / 1000, 0);
        expect(week.seconds).toBe(expected);
        expect(week.projects.reduce((sum, each) => sum + each.seconds, 0)).toBe(expected);
        expect(week.projects.flatMap((each) => each.byDay).reduce((sum, each) => sum + each, 0)).toBe(expected);
      }),
    );
  });
});
