/** An entry as it is written by hand: a day, two times, and what the work was. */
import { LIMITS } from '@/contract';
import { dateAt, instantOf, timeAt } from '@/domain/zones';
import { addDays } from '@/lib/dates';
import type { About, Entry } from './model';

export interface EntryForm {
  readonly about: About;
  readonly date: string;
  readonly from: string;
  readonly until: string;
}

export interface EntryTimes {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly seconds: number;
  /** It ends on the day after. */
  readonly isOvernight: boolean;
}

export type EntryFaults = { readonly room?: string; readonly from?: string; readonly until?: string };

/** The form of an entry, in the freelancer's zone. */
export function entryFormOf(entry: Entry, zone: string): EntryForm {
  const { projectId, taskId, description, isBillable, startedAt, endedAt } = entry;
  return {
    about: { projectId, taskId, description, isBillable },
    date: dateAt(startedAt, zone),
    from: timeAt(startedAt, zone),
    until: timeAt(endedAt, zone),
  };
}

/** A form for new time. */
export function blankEntry(date: string, projectId: string, from = '', until = ''): EntryForm {
  return { about: { projectId, taskId: null, description: '', isBillable: true }, date, from, until };
}

/**
 * The times a form says. An end at or before the beginning is on the day after. Minutes that were not touched keep the
 * seconds a timer gave them, so that opening an entry and saving it changes nothing.
 */
export function timesOf(form: EntryForm, zone: string, before: Entry | null): EntryTimes | null {
  const typedStart = instantOf(`${form.date}T${form.from}`, zone);
  const isOvernight = form.until <= form.from;
  if (Number.isNaN(typedStart)) return null;
  const typedEnd = instantOf(`${isOvernight ? addDays(form.date, 1) : form.date}T${form.until}`, zone);
  if (Number.isNaN(typedEnd)) return null;
  const isStart = (entry: Entry) =>
    dateAt(entry.startedAt, zone) === form.date && timeAt(entry.startedAt, zone) === form.from;
  const isEnd = (entry: Entry) => isStart(entry) && timeAt(entry.endedAt, zone) === form.until;
  const startedAt = before && isStart(before) ? before.startedAt : typedStart;
  const endedAt = before && isEnd(before) ? before.endedAt : typedEnd;
  return {
    startedAt,
    endedAt,
    seconds: (endedAt - startedAt) / 1000,
    isOvernight: dateAt(endedAt, zone) !== form.date,
  };
}

/** What keeps a form from being saved, by its field. */
export function entryFaults(form: EntryForm, times: EntryTimes | null, now: number): EntryFaults {
  return {
    ...(form.about.projectId ? {} : { room: 'Choose the room it was for.' }),
    ...(form.date && form.from ? {} : { from: 'Say the day and when it began.' }),
    ...untilFault(form, times, now),
  };
}

function untilFault(form: EntryForm, times: EntryTimes | null, now: number): EntryFaults {
  if (!form.until) return { until: 'Say when it ended.' };
  if (times && times.endedAt > now) return { until: 'That is still to come.' };
  if (times && times.seconds <= 0) return { until: 'That is before it began.' };
  if (times && times.seconds > LIMITS.entrySecondsMax) return { until: 'An entry is a day long at most.' };
  return {};
}
