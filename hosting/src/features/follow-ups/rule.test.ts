import { describe, expect, test } from 'vitest';
import { instantOf, localOf } from '@/domain/zones';
import vectors from '../../../../tests/vectors/recurrence.json';
import { type Rule, readRule, rulesFor, ruleText, sayRecurrence, sayRule, weekdayOf } from './rule';

describe('the vectors the functions run too', () => {
  test.each(vectors.texts)('$why', ({ rule, text }) => {
    expect(ruleText(rule as Rule)).toBe(text);
    expect(readRule(text)).toEqual(rule);
  });

  test.each(vectors.refused)('refused: $why', ({ text }) => {
    expect(readRule(text)).toBeNull();
  });

  test.each(vectors.moments)('$local in $timeZone: $why', ({ local, timeZone, expected }) => {
    expect(new Date(instantOf(local, timeZone)).toISOString()).toBe(expected.replace('Z', '.000Z'));
  });

  test.each(vectors.occurrences)('local times of $timeZone: $why', ({ timeZone, expected }) => {
    for (const { local, moment } of expected) expect(instantOf(local, timeZone)).toBe(Date.parse(moment));
  });
});

test('an instant is told in its zone, midnight as 00:00', () => {
  expect(localOf(Date.parse('2026-11-20T11:00:00Z'), 'Pacific/Tongatapu')).toBe('2026-11-21T00:00');
  expect(localOf(Date.parse('2026-11-20T10:59:59Z'), 'Pacific/Pago_Pago')).toBe('2026-11-19T23:59');
});

test.each([
  ['FREQ=DAILY', 'every day'],
  ['FREQ=DAILY;INTERVAL=2', 'every second day'],
  ['FREQ=DAILY;INTERVAL=3;UNTIL=20261231T235959', 'every 3 days, until 31 Dec 2026'],
  ['FREQ=WEEKLY;BYDAY=MO', 'every Monday'],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'every weekday'],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU', 'every day'],
  ['FREQ=WEEKLY;BYDAY=MO,WE,FR', 'every Monday, Wednesday and Friday'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', 'every second Monday'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU', 'every second week on Tuesday and Sunday'],
  ['FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR', 'every 3 weeks on weekdays'],
  ['FREQ=MONTHLY;BYMONTHDAY=1', 'monthly on the 1st'],
  ['FREQ=MONTHLY;BYMONTHDAY=12', 'monthly on the 12th'],
  ['FREQ=MONTHLY;BYMONTHDAY=22', 'monthly on the 22nd'],
  ['FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1', 'monthly on the 31st or the last day'],
  ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1', 'every 3 months on the last day'],
  ['FREQ=YEARLY', 'FREQ=YEARLY'],
])('%s is %s', (text, words) => {
  expect(sayRecurrence(text)).toBe(words);
});

test('a day offers the rules that begin on it', () => {
  expect(rulesFor('2026-11-20').map(sayRule)).toEqual([
    'every day',
    'every weekday',
    'every Friday',
    'every second Friday',
    'monthly on the 20th',
  ]);
  expect(rulesFor('2028-02-29').map(sayRule).slice(-2)).toEqual([
    'monthly on the 29th or the last day',
    'monthly on the last day',
  ]);
  for (const rule of rulesFor('2026-11-30')) expect(readRule(ruleText(rule))).toEqual(rule);
});

test('the days of the week are the calendar’s', () => {
  expect(weekdayOf('2026-11-20')).toBe('FR');
  expect(weekdayOf('2026-11-22')).toBe('SU');
  expect(weekdayOf('2026-11-23')).toBe('MO');
});
