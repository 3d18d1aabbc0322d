/** What a room holds, as both sides read it, and what follows from it. Times are milliseconds, dates `YYYY-MM-DD`. */

import type { Tone } from '@/components/lamp';
import type { FileRefusal, FileState, MilestoneStatus, Side } from '@/contract';
import type { Instalment } from '@/domain/invoice-parts';
import { formatMoney } from '@/domain/money';
import type { Invoice } from '@/features/paying/invoice';
import { askedFor, balanceOf, leftOf, nameOf, type Standing, statusOf } from '@/features/paying/model';
import { waysToPay } from '@/features/paying/ways';
import { dateIn, daysBetween, sayDate } from '@/lib/dates';

export type { Invoice, MilestoneStatus, Side, Standing, Tone };

export type Room = {
  readonly id: string;
  readonly owner: string;
  readonly projectId: string;
  readonly title: string;
  readonly client: { readonly name: string };
  readonly ownerName: string;
  readonly brand: { readonly name: string; readonly logo: string | null; readonly accent: string };
  readonly timeZone: string;
  readonly startedOn: string;
  readonly open: boolean;
  readonly closesAt: number | null;
  readonly ownerSeenAt: number | null;
  readonly clientSeenAt: number | null;
};

export type Message = {
  readonly id: string;
  readonly from: Side;
  readonly name: string;
  readonly text: string;
  readonly at: number;
  readonly attachments: readonly string[];
};

export type RoomFile = {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly contentType: string;
  readonly path: string;
  readonly from: Side;
  readonly at: number;
  readonly state: FileState;
  readonly refusal?: FileRefusal;
};

export type Milestone = {
  readonly id: string;
  readonly position: number;
  readonly title: string;
  readonly status: MilestoneStatus;
  readonly progress: number;
  readonly dueOn: string | null;
  readonly doneOn: string | null;
};

export function otherSide(side: Side): Side {
  return side === 'client' ? 'freelancer' : 'client';
}

/** What to call the people of a side: the owner by first name, the client by the name of the last who wrote, or the company. */
export function nameOfSide(side: Side, room: Room, messages: readonly Message[]): string {
  if (side === 'freelancer') return firstName(room.ownerName);
  const last = messages.findLast((message) => message.from === 'client');
  return last ? firstName(last.name) : room.client.name;
}

export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}

export function initials(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const letters = words.slice(0, 2).map((word) => [...word][0] ?? '');
  return letters.join('').toUpperCase() || '•';
}

export function seenAtOf(side: Side, room: Room): number {
  return (side === 'client' ? room.clientSeenAt : room.ownerSeenAt) ?? 0;
}

export function inOrder(milestones: readonly Milestone[]): Milestone[] {
  return [...milestones].sort((a, b) => a.position - b.position || a.id.localeCompare(b.id));
}

export function progressOf(milestone: Milestone): number {
  return milestone.status === 'done' ? 100 : milestone.progress;
}

/** The whole project's progress, 0 to 100: the milestones' mean. Null when there are none. */
export function overallProgress(milestones: readonly Milestone[]): number | null {
  if (milestones.length === 0) return null;
  const sum = milestones.reduce((total, milestone) => total + progressOf(milestone), 0);
  return Math.round(sum / milestones.length);
}

export function milestoneStanding(milestone: Milestone, today: string): Standing {
  const { status, dueOn, doneOn } = milestone;
  if (status === 'done') return { tone: 'go', word: doneOn ? `done ${sayDate(doneOn, 'short', today)}` : 'done' };
  if (status === 'review') return { tone: 'info', word: 'in review' };
  const tone = status === 'inProgress' ? 'warn' : 'idle';
  if (!dueOn) return { tone, word: status === 'inProgress' ? 'in progress' : 'planned' };
  const when = sayDate(dueOn, 'short', today);
  return { tone, word: dueOn < today ? `was due ${when}` : `due ${when}` };
}

export const STATUS_WORD: Record<MilestoneStatus, string> = {
  planned: 'Planned',
  inProgress: 'In progress',
  review: 'In review',
  done: 'Done',
};

export type Need = {
  readonly id: string;
  readonly tone: Tone;
  readonly title: string;
  readonly detail: string;
  readonly word: string;
  readonly action:
    | { readonly kind: 'pay'; readonly invoiceId: string; readonly instalmentId: string }
    | { readonly kind: 'invoice'; readonly invoiceId: string }
    | { readonly kind: 'reply' }
    | { readonly kind: 'milestone'; readonly milestoneId: string };
};

type Moment = { readonly side: Side; readonly now: number; readonly seenAtOpen: number };

type Contents = {
  readonly room: Room;
  readonly messages: readonly Message[];
  readonly milestones: readonly Milestone[];
  readonly invoices: readonly Invoice[];
};

/** What waits for this side, most pressing first: money by due date, then the plan, then the conversation. */
export function needsOf(contents: Contents, moment: Moment): Need[] {
  const answer = answerNeed(contents, moment);
  return [
    ...moneyNeeds(contents.invoices, moment),
    ...(moment.side === 'client' ? reviewNeeds(contents) : []),
    ...(answer ? [answer] : []),
  ];
}

function moneyNeeds(invoices: readonly Invoice[], { side, now }: Moment): Need[] {
  const due = (invoice: Invoice) => invoice.nextDueOn ?? invoice.dueOn;
  return [...invoices]
    .sort((a, b) => due(a).localeCompare(due(b)))
    .flatMap((invoice) => (side === 'client' ? payNeeds(invoice, now) : ownersNeeds(invoice, now)));
}

/** One instalment at a time: paying the next one is what is wanted, however many there are. */
function payNeeds(invoice: Invoice, now: number): Need[] {
  const instalment = askedFor(invoice, now);
  if (!instalment) return [];
  const today = dateIn(invoice.timeZone, now);
  const isRefused = instalment.refusal !== null;
  const hasWays = waysToPay(invoice).length > 0;
  const what = [invoice.number, nameOf(invoice, instalment)].filter(Boolean).join(', ');
  return [
    {
      id: `invoice-${invoice.id}`,
      tone: isRefused || instalment.dueOn < today ? 'stop' : 'warn',
      title: `Pay ${formatMoney(leftOf(instalment), invoice.currency)}`,
      detail: isRefused ? `${what}: your payment was not found` : `${what}, ${sayWhen(instalment, today)}`,
      word: hasWays ? 'Pay' : 'Open',
      action: hasWays
        ? { kind: 'pay', invoiceId: invoice.id, instalmentId: instalment.id }
        : { kind: 'invoice', invoiceId: invoice.id },
    },
  ];
}

function sayWhen({ dueOn }: Instalment, today: string): string {
  const late = daysBetween(dueOn, today);
  if (late === 0) return 'due today';
  return `${late > 0 ? 'was due' : 'due'} ${sayDate(dueOn, 'weekday', today)}`;
}

/** The freelancer looks for what was reported as paid, and sees what is late. */
function ownersNeeds(invoice: Invoice, now: number): Need[] {
  const { currency, id, number } = invoice;
  const action = { kind: 'invoice', invoiceId: id } as const;
  const claimed = invoice.instalments.flatMap(({ claim }) => (claim ? [claim] : []));
  if (claimed.length > 0 && balanceOf(invoice) > 0 && invoice.voidedAt === null) {
    const sum = claimed.reduce((total, claim) => total + claim.amountMinor, 0);
    const title = `Look for ${formatMoney(sum, currency)}`;
    return [
      { id: `claim-${id}`, tone: 'info', title, detail: `${number}, reported as paid by UPI`, word: 'Open', action },
    ];
  }
  const late = statusOf(invoice, now) === 'overdue' ? askedFor(invoice, now) : null;
  if (!late) return [];
  const today = dateIn(invoice.timeZone, now);
  return [
    {
      id: `invoice-${id}`,
      tone: 'stop',
      title: `${formatMoney(leftOf(late), currency)} is overdue`,
      detail: `${number}, ${sayWhen(late, today)}`,
      word: 'Open',
      action,
    },
  ];
}

function reviewNeeds({ milestones, room }: Contents): Need[] {
  return inOrder(milestones)
    .filter((milestone) => milestone.status === 'review')
    .map((milestone) => ({
      id: `milestone-${milestone.id}`,
      tone: 'info',
      title: `Look at ${milestone.title}`,
      detail: `${firstName(room.ownerName)} would like your word on it`,
      word: 'Look',
      action: { kind: 'milestone', milestoneId: milestone.id },
    }));
}

/** A question stays until it is answered; anything else only until it has been seen. */
function answerNeed({ room, messages }: Contents, { side, seenAtOpen }: Moment): Need | null {
  const last = messages.at(-1);
  if (!last || last.from === side) return null;
  const isQuestion = /[?？]/.test(last.text);
  if (!isQuestion && last.at <= seenAtOpen) return null;
  const text = last.text.replace(/\s+/g, ' ').trim();
  const files = last.attachments.length === 1 ? 'Sent a file' : `Sent ${last.attachments.length} files`;
  return {
    id: 'answer',
    tone: 'go',
    title: `Answer ${nameOfSide(last.from, room, messages)}`,
    detail: text === '' ? files : `“${text.length > 120 ? `${text.slice(0, 117).trimEnd()}…` : text}”`,
    word: 'Reply',
    action: { kind: 'reply' },
  };
}
