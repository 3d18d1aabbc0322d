/** Follow-ups as the desk reads them; functions write them. Times are milliseconds. */
import type { AboutKind } from '@/contract';
import { dateIn } from '@/domain/invoice';
import { dateOfDayNumber, dayNumber } from '@/lib/dates';

export type About = {
  readonly kind: AboutKind;
  readonly id: string;
  readonly name: string;
};

/** One occurrence that was done or skipped. */
export type FollowUpDone = {
  readonly dueAt: number;
  readonly isSkipped: boolean;
  /** How many later occurrences had gone by as well. */
  readonly missed: number;
  readonly snoozedUntil: number | null;
  readonly at: number;
};

export type FollowUp = {
  readonly id: string;
  readonly title: string;
  readonly about: About | null;
  /** The first occurrence, `YYYY-MM-DDTHH:MM` in `timeZone`. */
  readonly startsAt: string;
  readonly timeZone: string;
  readonly recurrence: string | null;
  /** The occurrence that waits to be done. */
  readonly dueAt: number;
  readonly snoozedUntil: number | null;
  /** When it asks for attention; null when it never does again. */
  readonly nextAt: number | null;
  readonly isDone: boolean;
  readonly lastDone: FollowUpDone | null;
  readonly deletedAt: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
};

export const WHENS = ['overdue', 'today', 'week', 'later'] as const;
export type When = (typeof WHENS)[number];

/** In which part of the list a follow-up stands; the week is the calendar's, Monday to Sunday. */
export function whenOf(nextAt: number, timeZone: string, now: number): When {
  if (nextAt <= now) return 'overdue';
  const today = dateIn(timeZone, new Date(now));
  const day = dateIn(timeZone, new Date(nextAt));
  if (day === today) return 'today';
  return day <= sundayOf(today) ? 'week' : 'later';
}

function sundayOf(day: string): string {
  const number = dayNumber(day);
  // Day 0, 1 January 1970, was a Thursday.
  return dateOfDayNumber(number + 6 - ((number + 3) % 7));
}

/** How many ask for attention now. */
export function dueCount(open: readonly FollowUp[], now: number): number {
  return open.filter((each) => each.nextAt !== null && each.nextAt <= now).length;
}
