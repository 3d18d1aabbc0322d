import { expect, test } from 'vitest';
import type { Directory } from '@/domain/directory';
import { choicesOf } from './about-choices';
import { aFollowUp } from './follow-up.fixture';
import type { About } from './model';
import { emptyForm, faultsOf, formOf, ruleOf, wishOf, withRule } from './wish-form';

const NOW = Date.parse('2026-11-20T16:00:00Z');
const FORM = { ...emptyForm('Asia/Kolkata', NOW, null), title: ' Call Mira ' };

test('a line that was filled in is a wish', () => {
  expect(wishOf(FORM)).toEqual({
    title: 'Call Mira',
    about: null,
    startsAt: '2026-11-21T09:00',
    timeZone: 'Asia/Kolkata',
    recurrence: null,
  });
});

test.each([
  [{ frequency: 'DAILY', every: '3' }, 'FREQ=DAILY;INTERVAL=3'],
  [{ frequency: 'WEEKLY', weekdays: ['TH', 'MO'] }, 'FREQ=WEEKLY;BYDAY=MO,TH'],
  [{ frequency: 'MONTHLY' }, 'FREQ=MONTHLY;BYMONTHDAY=21'],
  [{ frequency: 'MONTHLY', isLastDay: true, until: '2027-06-30' }, 'FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20270630T235959'],
] as const)('%o comes again by %s', (changes, expected) => {
  expect(wishOf({ ...FORM, ...changes }).recurrence).toBe(expected);
});

test('a follow-up that nobody touched is sent as it is kept', () => {
  const row = aFollowUp({
    startsAt: '2026-10-31T09:00',
    dueAt: Date.parse('2026-11-30T03:30:00Z'),
    recurrence: 'FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1',
  });
  expect(wishOf({ ...formOf(row), title: 'Ask again' }, row)).toEqual({
    title: 'Ask again',
    about: null,
    startsAt: row.startsAt,
    timeZone: row.timeZone,
    recurrence: row.recurrence,
  });
});

test('another time of day keeps the 31st of one that waits on the 30th; another day does not', () => {
  const row = aFollowUp({
    startsAt: '2026-10-31T09:00',
    dueAt: Date.parse('2026-11-30T03:30:00Z'),
    recurrence: 'FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1',
  });
  const later = wishOf({ ...formOf(row), time: '10:00' }, row);
  expect(later.startsAt).toBe('2026-11-30T10:00');
  expect(later.recurrence).toBe(row.recurrence);
  const moved = wishOf({ ...formOf(row), day: '2026-12-05' }, row);
  expect(moved.recurrence).toBe('FREQ=MONTHLY;BYMONTHDAY=5');
});

test.each([
  [{ title: '  ' }, 'title'],
  [{ day: '' }, 'day'],
  [{ time: '' }, 'time'],
  [{ frequency: 'DAILY', every: '0' }, 'every'],
  [{ frequency: 'DAILY', every: '1.5' }, 'every'],
  [{ frequency: 'WEEKLY', weekdays: [] }, 'weekdays'],
  [{ frequency: 'DAILY', until: '2026-11-20' }, 'until'],
] as const)('%o is objected to at %s', (changes, field) => {
  expect(Object.keys(faultsOf({ ...FORM, ...changes }))).toEqual([field]);
});

test('nothing of a rule that is not chosen is objected to', () => {
  expect(faultsOf({ ...FORM, every: '', weekdays: [], until: '2020-01-01' })).toEqual({});
});

test('a rule one press away is the form’s rule', () => {
  const rule = { frequency: 'WEEKLY', every: 2, weekdays: ['FR'], monthDay: null, until: null } as const;
  expect(ruleOf(withRule(FORM, rule))).toEqual(rule);
  expect(ruleOf(withRule(withRule(FORM, rule), null))).toBeNull();
});

test('what it may be about is listed by name, and what it is about already stays', () => {
  const directory = {
    clients: new Map([
      ['b', { id: 'b', name: 'Mira Textiles' }],
      ['a', { id: 'a', name: 'Bluebird Books' }],
    ]),
    rooms: new Map([
      ['r', { id: 'r', title: 'Autumn catalogue', isOpen: true }],
      ['s', { id: 's', title: 'Old one', isOpen: false }],
    ]),
    leads: new Map([
      ['l', { id: 'l', name: '', company: 'Kite & Co', title: 'Website', stage: 'new' }],
      ['m', { id: 'm', name: 'Gone', company: '', title: '', stage: 'lost' }],
    ]),
  } as unknown as Directory;
  const lost: About = { kind: 'lead', id: 'm', name: 'Gone' };
  expect(choicesOf(directory, lost).map(({ word, choices }) => [word, choices.map(({ name }) => name)])).toEqual([
    ['As it is', ['Gone']],
    ['Clients', ['Bluebird Books', 'Mira Textiles']],
    ['Rooms', ['Autumn catalogue']],
    ['Leads', ['Kite & Co']],
  ]);
  expect(choicesOf(undefined, null)).toEqual([]);
});
