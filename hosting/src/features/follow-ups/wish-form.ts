/** What the form holds, what is wrong with it, and what it says. */
import { LIMITS } from '@/contract';
import { localOf } from '@/domain/zones';
import type { Wish } from './actions';
import type { About, FollowUp } from './model';
import { type Frequency, LAST_DAY, type Rule, readRule, ruleText, type Weekday, weekdayOf } from './rule';
import { firstGuess } from './when';

export interface WishForm {
  readonly title: string;
  readonly about: About | null;
  readonly day: string;
  readonly time: string;
  readonly timeZone: string;
  /** Null for once. */
  readonly frequency: Frequency | null;
  readonly every: string;
  readonly weekdays: readonly Weekday[];
  /** The day of the month is the first day's, or the month's last. */
  readonly isLastDay: boolean;
  /** Empty for no end. */
  readonly until: string;
}

export function emptyForm(timeZone: string, now: number, about: About | null): WishForm {
  const { day, time } = firstGuess(timeZone, now);
  return {
    title: '',
    about,
    day,
    time,
    timeZone,
    frequency: null,
    every: '1',
    weekdays: [weekdayOf(day)],
    isLastDay: false,
    until: '',
  };
}

/** A follow-up as the form shows it: beginning with the occurrence that waits, for what was done stays done. */
export function formOf(row: FollowUp): WishForm {
  const [day = '', time = ''] = localOf(row.dueAt, row.timeZone).split('T');
  const rule = row.recurrence === null ? null : readRule(row.recurrence);
  return {
    title: row.title,
    about: row.about,
    day,
    time,
    timeZone: row.timeZone,
    frequency: rule?.frequency ?? null,
    every: String(rule?.every ?? 1),
    weekdays: rule && rule.weekdays.length > 0 ? rule.weekdays : [weekdayOf(day)],
    isLastDay: rule?.monthDay === LAST_DAY,
    until: rule?.until ?? '',
  };
}

/** The rule the form says; null for once. */
export function ruleOf(form: WishForm, monthDay = Number(form.day.slice(8, 10))): Rule | null {
  if (form.frequency === null) return null;
  return {
    frequency: form.frequency,
    every: Number(form.every),
    weekdays: form.frequency === 'WEEKLY' ? form.weekdays : [],
    monthDay: form.frequency === 'MONTHLY' ? (form.isLastDay ? LAST_DAY : monthDay) : null,
    until: form.until || null,
  };
}

/** Show a rule in the form. */
export function withRule(form: WishForm, rule: Rule | null): WishForm {
  if (rule === null) return { ...form, frequency: null };
  return {
    ...form,
    frequency: rule.frequency,
    every: String(rule.every),
    weekdays: rule.weekdays.length > 0 ? rule.weekdays : form.weekdays,
    isLastDay: rule.monthDay === LAST_DAY,
  };
}

/** Objections by field. */
export function faultsOf(form: WishForm): Readonly<Record<string, string>> {
  const faults: Record<string, string> = {};
  if (form.title.trim() === '') faults.title = 'Say what to remember.';
  if (form.title.trim().length > LIMITS.followUpTitleMax) {
    faults.title = `Use at most ${LIMITS.followUpTitleMax} characters.`;
  }
  if (!form.day) faults.day = 'Choose a day.';
  if (!form.time) faults.time = 'Choose a time.';
  if (form.frequency === null) return faults;
  if (!/^[1-9][0-9]?$/.test(form.every)) faults.every = 'Use a number from 1 to 99.';
  if (form.frequency === 'WEEKLY' && form.weekdays.length === 0) faults.weekdays = 'Choose a day of the week.';
  if (form.until && form.day && form.until < form.day) faults.until = 'Choose an end after the first day.';
  return faults;
}

/** What is sent. The times of one that was not touched are sent as they are kept, so that nothing moves. */
export function wishOf(form: WishForm, row?: FollowUp): Wish {
  const before = row && formOf(row);
  const { title, about, timeZone } = form;
  const isUntouched = before !== undefined && JSON.stringify(timesOf(before)) === JSON.stringify(timesOf(form));
  if (row && isUntouched) {
    return { title: title.trim(), about, startsAt: row.startsAt, timeZone: row.timeZone, recurrence: row.recurrence };
  }
  // On a shorter month's last day the 31st shows as the 30th; unless the day is changed, it stays the 31st.
  const kept = row?.recurrence ? readRule(row.recurrence)?.monthDay : null;
  const monthDay = kept && kept > 0 && before?.day === form.day ? kept : undefined;
  const rule = ruleOf(form, monthDay);
  return {
    title: title.trim(),
    about,
    startsAt: `${form.day}T${form.time}`,
    timeZone,
    recurrence: rule && ruleText(rule),
  };
}

function timesOf({ title: _, about: __, ...times }: WishForm) {
  return times;
}
