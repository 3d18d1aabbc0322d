/** Follow-ups as the desk reads them; functions write them. Times are milliseconds. */
import type { AboutKind } from '@/contract';
import { dateAt } from '@/domain/zones';
import { addDays, mondayOf } from '@/lib/dates';

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

/** Where a freelancer's follow-ups are kept. */
export const pathOf = (uid: string): string => `freelancers/${uid}/followUps`;

export const WHENS = ['overdue', 'today', 'week', 'later'] as const;
export type When = (typeof WHENS)[number];

/** In which part of the list a follow-up stands; the week is the calendar's, Monday to Sunday. */
export function whenOf(nextAt: number, timeZone: string, now: number): When {
  if (nextAt <= now) return 'overdue';
  const today = dateAt(now, timeZone);
  const day = dateAt(nextAt, timeZone);
  if (day === today) return 'today';
  return day <= addDays(mondayOf(today), 6) ? 'week' : 'later';
}

/** How many ask for attention now. */
export function dueCount(open: readonly FollowUp[], now: number): number {
  return open.filter((each) => each.nextAt !== null && each.nextAt <= now).length;
}

/** What is still to be done, the next first. */
export function openFrom(rows: readonly FollowUp[]): readonly FollowUp[] {
  return rows.filter((row) => row.nextAt !== null).sort((one, other) => (one.nextAt ?? 0) - (other.nextAt ?? 0));
}

/** What was done, the newest first. */
export function doneFrom(rows: readonly FollowUp[]): readonly FollowUp[] {
  return rows
    .filter((row) => row.lastDone !== null && row.deletedAt === null)
    .sort((one, other) => (other.lastDone?.at ?? 0) - (one.lastDone?.at ?? 0));
}

/** Something done here that the functions have not confirmed yet: the row as it will be. */
export interface Overlay {
  readonly key: number;
  /** The `updatedAt` of the row it was done to; once the row has another one, the functions have spoken. */
  readonly seen: number | null;
  readonly row: FollowUp;
}

/** The rows as they will be once everything done here is confirmed. */
export function withOverlays(rows: readonly FollowUp[], overlays: readonly Overlay[]): readonly FollowUp[] {
  if (overlays.length === 0) return rows;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const saidBy = new Map(rows.map((row) => [row.id, row.updatedAt]));
  for (const { seen, row } of overlays) {
    const said = saidBy.get(row.id);
    if (said === undefined || said === seen) byId.set(row.id, row);
  }
  return [...byId.values()];
}

/** The row once its occurrence is done or skipped; whether and when it comes again is the functions' to say. */
export function finishedRow(row: FollowUp, isSkipped: boolean, now: number): FollowUp {
  const { dueAt, snoozedUntil } = row;
  return {
    ...row,
    nextAt: null,
    snoozedUntil: null,
    isDone: row.recurrence === null,
    lastDone: { dueAt, isSkipped, missed: 0, snoozedUntil, at: now },
  };
}

/** The row once its newest entry is taken back. */
export function reopenedRow(row: FollowUp): FollowUp {
  if (row.lastDone === null) return row;
  const { dueAt, snoozedUntil } = row.lastDone;
  return { ...row, dueAt, snoozedUntil, nextAt: snoozedUntil ?? dueAt, isDone: false, lastDone: null };
}

export function snoozedRow(row: FollowUp, until: number | null): FollowUp {
  return { ...row, snoozedUntil: until, nextAt: until ?? row.dueAt };
}

export function deletedRow(row: FollowUp, now: number): FollowUp {
  return { ...row, nextAt: null, deletedAt: now };
}

export function restoredRow(row: FollowUp): FollowUp {
  return { ...row, nextAt: row.isDone ? null : (row.snoozedUntil ?? row.dueAt), deletedAt: null };
}
