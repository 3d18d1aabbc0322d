/** A week of time: cut at the freelancer's midnights, added up to the second, with what is missing and what is double. */
import { addDays } from '@/lib/dates';
import { dateAt, dayStart } from './zones';

export interface Stretch {
  readonly id: string;
  readonly projectId: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly isBillable: boolean;
}

/** The part of a stretch that is on one day. */
export interface Piece<Of extends Stretch = Stretch> {
  readonly of: Of;
  readonly date: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly seconds: number;
}

export interface Span {
  readonly startedAt: number;
  readonly endedAt: number;
}

export interface Day<Of extends Stretch = Stretch> {
  readonly date: string;
  readonly pieces: readonly Piece<Of>[];
  readonly seconds: number;
  readonly billableSeconds: number;
  /** Between two pieces of the day, where nothing was noted. */
  readonly gaps: readonly Span[];
  /** Where two or more pieces are noted for the same time. */
  readonly overlaps: readonly Span[];
}

export interface Week<Of extends Stretch = Stretch> {
  readonly days: readonly Day<Of>[];
  readonly seconds: number;
  readonly billableSeconds: number;
  /** By project, most time first. */
  readonly projects: readonly ProjectSum[];
}

export interface ProjectSum {
  readonly projectId: string;
  readonly seconds: number;
  readonly billableSeconds: number;
  /** Seconds on each day of the week. */
  readonly byDay: readonly number[];
}

/** A pause is worth showing from here on; less is the time between two clicks. */
const SHORTEST_GAP_MS = 60_000;

const DAYS = 7;

/** The seven dates of a week. */
function weekDates(monday: string): readonly string[] {
  return Array.from({ length: DAYS }, (_, index) => addDays(monday, index));
}

/** When a week begins and ends in a zone. */
export function weekSpan(monday: string, zone: string): Span {
  return { startedAt: dayStart(monday, zone), endedAt: dayStart(addDays(monday, DAYS), zone) };
}

/** Cut a stretch where the days of a zone end. */
export function splitAtMidnight<Of extends Stretch>(of: Of, zone: string): readonly Piece<Of>[] {
  const pieces: Piece<Of>[] = [];
  let startedAt = of.startedAt;
  while (startedAt < of.endedAt) {
    const date = dateAt(startedAt, zone);
    const endedAt = Math.min(dayStart(addDays(date, 1), zone), of.endedAt);
    pieces.push({ of, date, startedAt, endedAt, seconds: (endedAt - startedAt) / 1000 });
    startedAt = endedAt;
  }
  return pieces;
}

/** The week that begins on this Monday, of stretches that may reach beyond it. */
export function weekOf<Of extends Stretch>(stretches: readonly Of[], monday: string, zone: string): Week<Of> {
  const dates = weekDates(monday);
  const pieces = stretches.flatMap((each) => splitAtMidnight(each, zone));
  const days = dates.map((date) => dayOf(date, pieces));
  const all = days.flatMap((day) => day.pieces);
  return {
    days,
    seconds: secondsOf(all),
    billableSeconds: billableOf(all),
    projects: [...new Set(all.map(({ of }) => of.projectId))]
      .map((projectId) => projectSum(projectId, days))
      .sort((one, other) => other.seconds - one.seconds),
  };
}

function dayOf<Of extends Stretch>(date: string, all: readonly Piece<Of>[]): Day<Of> {
  const pieces = all
    .filter((piece) => piece.date === date)
    .sort((one, other) => one.startedAt - other.startedAt || one.endedAt - other.endedAt);
  return {
    date,
    pieces,
    seconds: secondsOf(pieces),
    billableSeconds: billableOf(pieces),
    gaps: gapsOf(pieces),
    overlaps: overlapsOf(pieces),
  };
}

function projectSum(projectId: string, days: readonly Day[]): ProjectSum {
  const its = days.map((day) => day.pieces.filter(({ of }) => of.projectId === projectId));
  return {
    projectId,
    seconds: secondsOf(its.flat()),
    billableSeconds: billableOf(its.flat()),
    byDay: its.map(secondsOf),
  };
}

function secondsOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.seconds, 0);
}

function billableOf(pieces: readonly Piece[]): number {
  return secondsOf(pieces.filter(({ of }) => of.isBillable));
}

/** Where nothing was noted between the first and the last of these; they must be in the order of their beginnings. */
function gapsOf(spans: readonly Span[]): readonly Span[] {
  const gaps: Span[] = [];
  let reached = spans[0]?.endedAt ?? 0;
  for (const { startedAt, endedAt } of spans) {
    if (startedAt - reached >= SHORTEST_GAP_MS) gaps.push({ startedAt: reached, endedAt: startedAt });
    reached = Math.max(reached, endedAt);
  }
  return gaps;
}

/** Where two or more were noted at once; they must be in the order of their beginnings. */
function overlapsOf(spans: readonly Span[]): readonly Span[] {
  const overlaps: Span[] = [];
  let reached = Number.NEGATIVE_INFINITY;
  for (const { startedAt, endedAt } of spans) {
    const until = Math.min(reached, endedAt);
    const last = overlaps.at(-1);
    if (startedAt < until) {
      // One that joins the double time before it makes it longer; double time is told of once.
      if (last && startedAt <= last.endedAt) overlaps[overlaps.length - 1] = joined(last, until);
      else overlaps.push({ startedAt, endedAt: until });
    }
    reached = Math.max(reached, endedAt);
  }
  return overlaps;
}

function joined(span: Span, until: number): Span {
  return { startedAt: span.startedAt, endedAt: Math.max(span.endedAt, until) };
}
