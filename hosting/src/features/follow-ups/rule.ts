/** When a follow-up comes again: the twin of the functions' domain/desk/recurring.py, with words for it. */
import { addDays, sayDate } from '@/lib/dates';

export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const WEEKDAY_WORDS: Readonly<Record<Weekday, string>> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
};

const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

export const LAST_DAY = -1;
const EVERY_MAX = 99;
const SHORTEST_MONTH = 28;
const LONGEST_MONTH = 31;
const UNTIL_AT = 'T235959';

export interface Rule {
  readonly frequency: Frequency;
  /** Every so many days, weeks or months. */
  readonly every: number;
  readonly weekdays: readonly Weekday[];
  /** A day from 1, which shorter months have as their last, or `LAST_DAY`. */
  readonly monthDay: number | null;
  /** The last day on which it may come. */
  readonly until: string | null;
}

/** The day of the week of a calendar date. */
export function weekdayOf(day: string): Weekday {
  return WEEKDAYS[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] as Weekday;
}

export function weekdayWord(day: Weekday): string {
  return WEEKDAY_WORDS[day];
}

/** The text that is kept: a recurrence rule of RFC 5545. */
export function ruleText(rule: Rule): string {
  const days = WEEKDAYS.filter((day) => rule.weekdays.includes(day));
  return [
    `FREQ=${rule.frequency}`,
    ...(rule.every > 1 ? [`INTERVAL=${rule.every}`] : []),
    ...(days.length > 0 ? [`BYDAY=${days.join(',')}`] : []),
    ...(rule.monthDay === null ? [] : [monthDayText(rule.monthDay)]),
    ...(rule.until === null ? [] : [`UNTIL=${rule.until.replaceAll('-', '')}${UNTIL_AT}`]),
  ].join(';');
}

/** RFC 5545 leaves out months without the day, so "the 31st" is said as "the last one of 28 to 31". */
function monthDayText(day: number): string {
  if (day <= SHORTEST_MONTH) return `BYMONTHDAY=${day}`;
  const days = Array.from({ length: day - SHORTEST_MONTH + 1 }, (_, index) => SHORTEST_MONTH + index);
  return `BYMONTHDAY=${days.join(',')};BYSETPOS=-1`;
}

/** Read a rule as it is kept; null for what follow-ups do not understand. */
export function readRule(text: string): Rule | null {
  const parts = new Map(text.split(';').map((part) => part.split('=', 2) as [string, string]));
  const frequency = FREQUENCIES.find((each) => each === parts.get('FREQ'));
  if (frequency === undefined) return null;
  const rule: Rule = {
    frequency,
    every: Number(parts.get('INTERVAL') ?? 1),
    weekdays: WEEKDAYS.filter((day) => (parts.get('BYDAY') ?? '').split(',').includes(day)),
    monthDay: monthDayOf(parts.get('BYMONTHDAY')),
    until: untilOf(parts.get('UNTIL')),
  };
  // Whatever is spelt the same is the same: so nothing is read that was not meant.
  return fits(rule) && ruleText(rule) === text ? rule : null;
}

function monthDayOf(days: string | undefined): number | null {
  return days === undefined ? null : Number(days.split(',').at(-1));
}

function untilOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;
}

function fits({ frequency, every, weekdays, monthDay, until }: Rule): boolean {
  const isDay = monthDay === null || monthDay === LAST_DAY || (monthDay >= 1 && monthDay <= LONGEST_MONTH);
  return (
    Number.isInteger(every) &&
    every >= 1 &&
    every <= EVERY_MAX &&
    weekdays.length > 0 === (frequency === 'WEEKLY') &&
    (monthDay !== null) === (frequency === 'MONTHLY') &&
    isDay &&
    (until === null || !Number.isNaN(Date.parse(`${until}T00:00:00Z`)))
  );
}

/** A rule for people: "every second Monday", "monthly on the 15th". */
export function sayRule(rule: Rule): string {
  const end = rule.until === null ? '' : `, until ${sayDate(rule.until, 'paper')}`;
  return `${sayWhen(rule)}${end}`;
}

/** What is kept, for people; its own text where it says more than we understand. */
export function sayRecurrence(text: string): string {
  const rule = readRule(text);
  return rule ? sayRule(rule) : text;
}

function sayWhen(rule: Rule): string {
  switch (rule.frequency) {
    case 'DAILY':
      return sayEvery(rule.every, 'day');
    case 'WEEKLY':
      return sayWeekly(rule);
    case 'MONTHLY':
      return `${rule.every === 1 ? 'monthly' : sayEvery(rule.every, 'month')} on ${sayMonthDay(rule.monthDay ?? 1)}`;
  }
}

function sayEvery(every: number, unit: string): string {
  if (every === 1) return `every ${unit}`;
  return every === 2 ? `every second ${unit}` : `every ${every} ${unit}s`;
}

function sayWeekly({ every, weekdays }: Rule): string {
  const days = WEEKDAYS.filter((day) => weekdays.includes(day));
  if (every === 1 && days.length === 7) return 'every day';
  const isWorkdays = days.join() === 'MO,TU,WE,TH,FR';
  const words = isWorkdays ? 'weekday' : sayList(days.map(weekdayWord));
  if (every === 1) return `every ${words}`;
  if (every === 2 && days.length === 1) return `every second ${words}`;
  return `${sayEvery(every, 'week')} on ${isWorkdays ? 'weekdays' : words}`;
}

function sayList(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${last}` : last;
}

function sayMonthDay(day: number): string {
  if (day === LAST_DAY) return 'the last day';
  const shorter = day > SHORTEST_MONTH ? ' or the last day' : '';
  return `the ${ordinal(day)}${shorter}`;
}

export function ordinal(day: number): string {
  const isTeen = day >= 11 && day <= 13;
  const ending = isTeen ? 'th' : ({ 1: 'st', 2: 'nd', 3: 'rd' }[day % 10] ?? 'th');
  return `${day}${ending}`;
}

/** The rules one press away for something that begins on a day, each with its words. */
export function rulesFor(day: string): readonly Rule[] {
  const weekday = weekdayOf(day);
  const date = Number(day.slice(8, 10));
  const base = { every: 1, weekdays: [], monthDay: null, until: null } as const;
  const isLast = addDays(day, 1).endsWith('-01');
  return [
    { ...base, frequency: 'DAILY' },
    { ...base, frequency: 'WEEKLY', weekdays: ['MO', 'TU', 'WE', 'TH', 'FR'] },
    { ...base, frequency: 'WEEKLY', weekdays: [weekday] },
    { ...base, frequency: 'WEEKLY', every: 2, weekdays: [weekday] },
    { ...base, frequency: 'MONTHLY', monthDay: date },
    ...(isLast && date < LONGEST_MONTH ? [{ ...base, frequency: 'MONTHLY' as const, monthDay: LAST_DAY }] : []),
  ];
}
