/**
 * The trajectory's geometry: one line from the project's first day to its last. Pure, so that "labels never collide" can be
 * tested for any project and any width.
 */

import type { Instalment } from '@/domain/invoice-parts';
import { formatMoney } from '@/domain/money';
import { instalmentStanding, leftOf } from '@/features/paying/model';
import { dateIn, dateOfDayNumber, dayNumber, sayDate } from '@/lib/dates';
import { type Invoice, inOrder, type Milestone, milestoneStanding, progressOf, type Tone } from './model';

export type Segment = {
  readonly milestone: Milestone;
  readonly x: number;
  readonly width: number;
  readonly progress: number;
  readonly tone: Tone;
  readonly from: string;
  readonly to: string;
  /** Where the title may stand without crossing the mark of today; null when there is no room for one. */
  readonly title: { readonly x: number; readonly width: number } | null;
};

/** Money and the day it is due: every instalment has its own diamond. */
export type Due = { readonly invoice: Invoice; readonly instalment: Instalment };

export type Diamond = Due & { readonly x: number; readonly tone: Tone; readonly isPaid: boolean };

export function keyOfDue({ invoice, instalment }: Due): string {
  return `${invoice.id}-${instalment.id}`;
}

function duesOf(invoices: readonly Invoice[]): Due[] {
  return invoices
    .filter((invoice) => invoice.voidedAt === null)
    .flatMap((invoice) => invoice.instalments.map((instalment) => ({ invoice, instalment })));
}

export type Label = {
  readonly key: string;
  readonly text: string;
  readonly x: number;
  readonly width: number;
  readonly row: number;
  readonly isMoney: boolean;
};

export type Trajectory = {
  readonly segments: readonly Segment[];
  readonly diamonds: readonly Diamond[];
  readonly labels: readonly Label[];
  readonly rows: number;
  readonly today: { readonly x: number; readonly labelX: number };
};

type Project = {
  readonly startedOn: string;
  readonly today: string;
  readonly now: number;
  readonly milestones: readonly Milestone[];
  readonly invoices: readonly Invoice[];
};

type Paper = {
  readonly width: number;
  /** Width of a label's text in pixels. */
  readonly measure: (text: string) => number;
};

const GAP = 6;
const LABEL_GAP = 12;
const MIN_SEGMENT = 28;
const MIN_TITLE = 40;
const TODAY_MARGIN = 8;
const DEFAULT_DAYS = 14;
const DIAMOND_MARGIN = 10;
const MAX_ROWS = 2;

function endOf(milestone: Milestone): string | null {
  return milestone.status === 'done' ? (milestone.doneOn ?? milestone.dueOn) : milestone.dueOn;
}

/** The line is time, whatever order the list has: by end, and what has no date stays behind its neighbour in the list. */
export function inTime(milestones: readonly Milestone[]): Milestone[] {
  let before = '';
  const dated = inOrder(milestones).map((milestone) => {
    before = endOf(milestone) ?? before;
    return { milestone, end: before };
  });
  return dated.sort((a, b) => a.end.localeCompare(b.end)).map(({ milestone }) => milestone);
}

/** Where the project's line is at each milestone's end, in days; strictly rising whatever the dates say. */
export function milestoneEnds(startDay: number, milestones: readonly Milestone[]): number[] {
  const wanted = milestones.map((milestone) => {
    const date = endOf(milestone);
    return date === null ? null : dayNumber(date);
  });
  const ends: number[] = [];
  let before = startDay;
  wanted.forEach((own, index) => {
    let end = own;
    if (end === null) {
      const ahead = wanted.slice(index).findIndex((day) => day !== null && day > before);
      const next = ahead < 0 ? null : (wanted[index + ahead] ?? null);
      end = next === null ? before + DEFAULT_DAYS : before + (next - before) / (ahead + 1);
    }
    before = Math.max(end, before + 1);
    ends.push(before);
  });
  return ends;
}

/** Shares of the width: by duration, but never too narrow to see and press while there is room for that. */
export function segmentWidths(durations: readonly number[], width: number): number[] {
  const least = Math.min(MIN_SEGMENT, width / Math.max(durations.length, 1));
  const total = durations.reduce((sum, days) => sum + days, 0);
  const spare = width - least * durations.length;
  return durations.map((days) => least + (total > 0 ? (spare * days) / total : 0));
}

export function layTrajectory(project: Project, paper: Paper): Trajectory {
  const milestones = inTime(project.milestones);
  const scale = layScale(project, milestones, paper.width);
  const todayX = scale.at(dayNumber(project.today));
  const segments = milestones.map((milestone, index) => laySegment(milestone, index, scale, todayX, project.today));
  const diamonds = layDiamonds(project, scale, paper.width);
  const labels = layLabels([...moneyWishes(diamonds, project), ...dateWishes(segments, scale, project)], paper);
  const half = paper.measure('Today') / 2;
  return {
    segments,
    diamonds,
    labels,
    rows: Math.max(1, ...labels.map((label) => label.row + 1)),
    today: { x: todayX, labelX: clamp(todayX - half, 0, Math.max(0, paper.width - 2 * half)) },
  };
}

type Scale = {
  readonly startDay: number;
  readonly ends: readonly number[];
  readonly edges: readonly number[];
  readonly lastDay: number;
  readonly at: (day: number) => number;
};

/** Days to pixels, piece by piece: milestones share the line, and what lies beyond the last of them gets its own stretch. */
function layScale(project: Project, milestones: readonly Milestone[], width: number): Scale {
  const startDay = dayNumber(project.startedOn);
  const ends = milestoneEnds(startDay, milestones);
  const dues = duesOf(project.invoices).map((due) => dayNumber(due.instalment.dueOn));
  const planned = ends.at(-1) ?? startDay;
  const lastDay = Math.max(planned, startDay + 1, dayNumber(project.today), ...dues);
  const days = [startDay, ...ends, ...(lastDay > planned ? [lastDay] : [])];
  const widths = segmentWidths(
    days.slice(1).map((day, index) => day - (days[index] ?? day)),
    width,
  );
  const edges = [0];
  for (const one of widths) edges.push((edges.at(-1) ?? 0) + one);
  const at = (day: number): number => {
    const index = days.findIndex((edge) => day <= edge);
    if (index <= 0) return index === 0 ? 0 : width;
    const [from = 0, to = 1] = [days[index - 1], days[index]];
    const [left = 0, right = width] = [edges[index - 1], edges[index]];
    return left + ((right - left) * (day - from)) / (to - from);
  };
  return { startDay, ends, edges, lastDay, at };
}

function laySegment(milestone: Milestone, index: number, scale: Scale, todayX: number, today: string): Segment {
  const left = scale.edges[index] ?? 0;
  const right = scale.edges[index + 1] ?? left;
  const x = index === 0 ? left : left + Math.min(GAP / 2, (right - left) / 8);
  const width = Math.max(2, right - Math.min(GAP / 2, (right - left) / 8) - x);
  return {
    milestone,
    x,
    width,
    progress: progressOf(milestone),
    tone: milestoneStanding(milestone, today).tone,
    from: dateOfDayNumber(index === 0 ? scale.startDay : Math.floor(scale.ends[index - 1] ?? scale.startDay)),
    to: dateOfDayNumber(Math.floor(scale.ends[index] ?? scale.startDay)),
    title: titleSpace(x, width, todayX),
  };
}

/** The larger side of today's mark when it crosses the segment, else the whole of it. */
function titleSpace(x: number, width: number, todayX: number): Segment['title'] {
  const crosses = todayX > x - TODAY_MARGIN && todayX < x + width + TODAY_MARGIN;
  const before = Math.min(width, todayX - TODAY_MARGIN - x);
  const afterX = Math.max(x, todayX + TODAY_MARGIN);
  const after = x + width - afterX;
  const space = !crosses ? { x, width } : before >= after ? { x, width: before } : { x: afterX, width: after };
  return space.width >= MIN_TITLE ? space : null;
}

function layDiamonds(project: Project, scale: Scale, width: number): Diamond[] {
  const edge = Math.min(DIAMOND_MARGIN, width / 2);
  return duesOf(project.invoices)
    .map(({ invoice, instalment }) => ({
      invoice,
      instalment,
      x: clamp(scale.at(dayNumber(instalment.dueOn)), edge, width - edge),
      tone: instalmentStanding(invoice, instalment, project.now).tone,
      isPaid: leftOf(instalment) === 0,
    }))
    .sort((a, b) => a.x - b.x);
}

type Wish = { readonly key: string; readonly text: string; readonly at: number; readonly isMoney: boolean };

function moneyWishes(diamonds: readonly Diamond[], { now, today }: Project): Wish[] {
  return [...diamonds]
    .sort((a, b) => Number(a.isPaid) - Number(b.isPaid))
    .map((diamond) => {
      const { invoice, instalment, x, isPaid } = diamond;
      const due = sayDate(instalment.dueOn, 'short', today);
      const isLate = dateIn(invoice.timeZone, now) > instalment.dueOn;
      // Round amounts without their zeros: the line is for reading at a glance, the invoice has the exact figure.
      const short = (minor: number) => formatMoney(minor, invoice.currency).replace(/\.0+$/, '');
      const when = instalment.claim ? 'reported as paid' : `${isLate ? 'was due' : 'due'} ${due}`;
      const text = isPaid ? `${short(instalment.amountMinor)} paid` : `${short(leftOf(instalment))} ${when}`;
      return { key: `due-${keyOfDue(diamond)}`, text, at: x, isMoney: true };
    });
}

function dateWishes(segments: readonly Segment[], scale: Scale, { startedOn, today }: Project): Wish[] {
  const lastX = scale.edges.at(-1) ?? 0;
  const ends = segments.map((segment) => ({ date: segment.to, at: segment.x + segment.width }));
  const inner = ends.slice(0, -1).map(({ date, at }) => ({ key: `end-${date}-${at}`, date, at }));
  const last = { key: 'last', date: dateOfDayNumber(Math.floor(scale.lastDay)), at: lastX };
  return [{ key: 'first', date: startedOn, at: 0 }, last, ...inner].map(({ key, date, at }) => ({
    key,
    text: sayDate(date, 'short', today),
    at,
    isMoney: false,
  }));
}

/** Place each wish in the first row that has room near its mark; what fits nowhere is left to the details on focus. */
function layLabels(wishes: readonly Wish[], { width, measure }: Paper): Label[] {
  const placed: Label[] = [];
  for (const wish of wishes) {
    const size = Math.ceil(measure(wish.text));
    if (size > width) continue;
    const wanted = clamp(wish.at - size / 2, 0, width - size);
    for (let row = 0; row < (wish.isMoney ? MAX_ROWS : 1); row += 1) {
      const x = freePlace(
        placed.filter((label) => label.row === row),
        wanted,
        size,
        width,
      );
      if (x === null) continue;
      placed.push({ key: wish.key, text: wish.text, x, width: size, row, isMoney: wish.isMoney });
      break;
    }
  }
  return placed;
}

/** The free place nearest to where the label wants to be, still touching its mark's neighbourhood; null when there is none. */
function freePlace(taken: readonly Label[], wanted: number, size: number, width: number): number | null {
  const candidates = [wanted, ...taken.flatMap((one) => [one.x - LABEL_GAP - size, one.x + one.width + LABEL_GAP])];
  const fits = (x: number) =>
    x >= 0 &&
    x + size <= width &&
    Math.abs(x - wanted) <= size / 2 &&
    taken.every((one) => x + size + LABEL_GAP <= one.x + 1e-6 || one.x + one.width + LABEL_GAP <= x + 1e-6);
  const free = candidates.filter(fits).sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted));
  return free[0] ?? null;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}

export type Stop =
  | { readonly kind: 'milestone'; readonly milestone: Milestone }
  | { readonly kind: 'due'; readonly due: Due };

/** The upright trajectory: milestones in order, each sum due before the first milestone that ends after its day. */
export function withDues(milestones: readonly Milestone[], invoices: readonly Invoice[]): Stop[] {
  const waiting = duesOf(invoices).sort((a, b) => a.instalment.dueOn.localeCompare(b.instalment.dueOn));
  const stops: Stop[] = [];
  for (const milestone of milestones) {
    const end = endOf(milestone);
    while (end !== null && waiting[0] && waiting[0].instalment.dueOn < end) {
      stops.push({ kind: 'due', due: waiting.shift() as Due });
    }
    stops.push({ kind: 'milestone', milestone });
  }
  return [...stops, ...waiting.map((due): Stop => ({ kind: 'due', due }))];
}
