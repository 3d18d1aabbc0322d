/** What needs the freelancer today, the most pressing first: pure, from the directory, unread messages and due follow-ups. */

import { compareText } from '@/lib/compare';
import { daysBetween } from '@/lib/dates';
import { dayIn, type Here, invoicesIn, leadsIn, quietDays } from './desk-lists';
import {
  type Directory,
  type InvoiceLine,
  type LeadLine,
  lateMinorOf,
  type RoomLine,
  type RoomWaiting,
} from './directory';

/** A room in which somebody waits for an answer. */
export interface Unread {
  readonly projectId: string;
  readonly title: string;
  readonly clientName: string;
  readonly count: number;
  /** Who wrote last, and what. */
  readonly name: string;
  readonly text: string;
  readonly at: number;
}

/** A follow-up whose time has come. */
export interface DueFollowUp {
  readonly id: string;
  readonly title: string;
  readonly about: string | null;
  readonly at: number;
}

export type Need =
  | { readonly kind: 'settle'; readonly line: InvoiceLine }
  | { readonly kind: 'answer'; readonly unread: Unread }
  | { readonly kind: 'judge'; readonly line: RoomLine; readonly comments: NonNullable<RoomWaiting['comments']> }
  | { readonly kind: 'change'; readonly line: RoomLine; readonly changes: NonNullable<RoomWaiting['changes']> }
  | { readonly kind: 'greet'; readonly line: LeadLine; readonly days: number }
  | { readonly kind: 'followUp'; readonly followUp: DueFollowUp }
  | { readonly kind: 'remind'; readonly line: InvoiceLine; readonly lateMinor: number; readonly days: number }
  | { readonly kind: 'decide'; readonly line: LeadLine; readonly days: number }
  | { readonly kind: 'revive'; readonly line: LeadLine; readonly days: number };

export interface Waiting {
  readonly directory: Directory;
  readonly unread: readonly Unread[];
  readonly followUps: readonly DueFollowUp[];
}

/**
 * Somebody who waits for us comes first: for an answer, for their comment, for another version. Then what we promised for
 * a day that is over, money that is late, what we promised for today, and what may come of a lead.
 */
export function needsOf({ directory, unread, followUps }: Waiting, here: Here): readonly Need[] {
  const expected = leadsIn(directory, { status: ['expected'] }, here);
  const isExpected = new Set(expected.map(({ id }) => id));
  // One line each: whoever is past the day they were expected is not told of again as quiet.
  const quiet = leadsIn(directory, { status: ['quiet'] }, here).filter(({ id }) => !isExpected.has(id));
  const cold = (kind: 'greet' | 'revive', lines: readonly LeadLine[]) =>
    longest(lines.map((line) => ({ kind, line, days: quietDays(line, here) ?? 0 })));
  const promised = [...followUps]
    .sort((one, other) => one.at - other.at)
    .map((followUp) => ({ kind: 'followUp', followUp }) as const);
  return [
    ...settling(directory, here),
    ...[...unread].sort((one, other) => one.at - other.at).map((each) => ({ kind: 'answer', unread: each }) as const),
    ...judging(directory),
    ...changing(directory),
    ...promised.filter(({ followUp }) => dayIn(followUp.at, here) < here.today),
    ...longest(reminding(directory, here)),
    ...promised.filter(({ followUp }) => dayIn(followUp.at, here) >= here.today),
    ...cold('greet', quiet.filter(isNew)),
    ...longest(
      expected.map((line) => ({ kind: 'decide', line, days: daysBetween(line.expectedOn ?? '', here.today) }) as const),
    ),
    ...cold(
      'revive',
      quiet.filter((line) => !isNew(line)),
    ),
  ];
}

const SETTLE_FIRST = ['claim', 'dispute', 'unmatched', 'overpaid'];

function settling(directory: Directory, here: Here): Need[] {
  const rank = ({ needs }: InvoiceLine) => SETTLE_FIRST.indexOf(needs ?? '');
  return invoicesIn(directory, { status: ['needs'] }, here)
    .sort((one, other) => rank(one) - rank(other) || compareText(one.number ?? '', other.number ?? ''))
    .map((line) => ({ kind: 'settle', line }));
}

function judging(directory: Directory) {
  return openRooms(directory)
    .flatMap((line) =>
      line.waiting.comments ? [{ kind: 'judge' as const, line, comments: line.waiting.comments }] : [],
    )
    .sort((one, other) => one.comments.since - other.comments.since || compareText(one.line.id, other.line.id));
}

function changing(directory: Directory) {
  return openRooms(directory)
    .flatMap((line) => (line.waiting.changes ? [{ kind: 'change' as const, line, changes: line.waiting.changes }] : []))
    .sort((one, other) => one.changes.since - other.changes.since || compareText(one.line.id, other.line.id));
}

/** In a closed one nothing can be published or handed over. */
function openRooms({ rooms }: Directory): readonly RoomLine[] {
  return [...rooms.values()].filter(({ isOpen }) => isOpen);
}

function reminding(directory: Directory, here: Here) {
  return invoicesIn(directory, { status: ['overdue'] }, here).map((line) => ({
    kind: 'remind' as const,
    line,
    lateMinor: lateMinorOf(line, here.today),
    days: daysBetween(line.nextDueOn ?? here.today, here.today),
  }));
}

function isNew({ stage }: LeadLine): boolean {
  return stage === 'new';
}

function longest<Each extends { readonly days: number; readonly line: { readonly id: string } }>(
  needs: readonly Each[],
): readonly Each[] {
  return [...needs].sort((one, other) => other.days - one.days || compareText(one.line.id, other.line.id));
}
