/** What a room holds, as both sides read it, and what follows from it. Times are milliseconds, dates `YYYY-MM-DD`. */
import type { FileRefusal, FileState, MilestoneStatus, Side } from '@/contract';
import { balanceMinor, type InvoiceStatus, invoiceStatus } from '@/domain/invoice';
import { formatMoney } from '@/domain/money';
import { dateIn, daysBetween, sayDate } from '@/lib/dates';

export type { MilestoneStatus, Side };

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

export type InvoiceLine = {
  readonly description: string;
  readonly quantityMilli: number;
  readonly unitPriceMinor: number;
  readonly amountMinor: number;
};

export type Invoice = {
  readonly id: string;
  readonly number: string;
  readonly currency: string;
  readonly lines: readonly InvoiceLine[];
  readonly tax: { readonly label: string; readonly rateBp: number } | null;
  readonly subtotalMinor: number;
  readonly taxMinor: number;
  readonly totalMinor: number;
  readonly paidMinor: number;
  readonly dueOn: string;
  readonly issuedOn: string;
  readonly note: string;
  readonly timeZone: string;
  readonly issuedAt: number;
  readonly viewedAt: number | null;
  readonly paidAt: number | null;
  readonly voidedAt: number | null;
  readonly processing: boolean;
  readonly isPayable: boolean;
};

export type Tone = 'go' | 'warn' | 'stop' | 'info' | 'idle';

/** A lamp's tone and the word that goes with it. */
export type Standing = { readonly tone: Tone; readonly word: string };

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

export function statusOf(invoice: Invoice, now: number): InvoiceStatus {
  return invoiceStatus(invoice, new Date(now));
}

export function mayPay(invoice: Invoice, now: number): boolean {
  const status = statusOf(invoice, now);
  return invoice.isPayable && ['sent', 'viewed', 'partial', 'overdue'].includes(status);
}

export function balanceOf(invoice: Invoice): string {
  return formatMoney(balanceMinor(invoice), invoice.currency);
}

export function invoiceStanding(invoice: Invoice, now: number): Standing {
  const today = dateIn(invoice.timeZone, now);
  const due = sayDate(invoice.dueOn, 'short', today);
  switch (statusOf(invoice, now)) {
    case 'void':
      return { tone: 'idle', word: 'cancelled' };
    case 'paid': {
      const paidOn = invoice.paidAt === null ? null : dateIn(invoice.timeZone, invoice.paidAt);
      return { tone: 'go', word: paidOn ? `paid ${sayDate(paidOn, 'short', today)}` : 'paid' };
    }
    case 'processing':
      return { tone: 'info', word: 'payment on its way' };
    case 'overdue':
      return { tone: 'stop', word: `overdue since ${due}` };
    case 'partial':
      return { tone: 'warn', word: `partly paid, rest due ${due}` };
    default:
      return { tone: 'warn', word: invoice.dueOn === today ? 'due today' : `due ${due}` };
  }
}

/** Open ones first, by when they are due; then the settled, newest first. */
export function invoicesInOrder(invoices: readonly Invoice[], now: number): Invoice[] {
  const isSettled = (invoice: Invoice) => ['paid', 'void'].includes(statusOf(invoice, now));
  const open = invoices.filter((invoice) => !isSettled(invoice));
  const settled = invoices.filter(isSettled);
  return [
    ...open.sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.id.localeCompare(b.id)),
    ...settled.sort((a, b) => b.issuedAt - a.issuedAt || a.id.localeCompare(b.id)),
  ];
}

export type Need = {
  readonly id: string;
  readonly tone: Tone;
  readonly title: string;
  readonly detail: string;
  readonly word: string;
  readonly action:
    | { readonly kind: 'pay' | 'invoice'; readonly invoiceId: string }
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
  const wanted: readonly InvoiceStatus[] = side === 'client' ? ['sent', 'viewed', 'partial', 'overdue'] : ['overdue'];
  return invoices
    .filter((invoice) => wanted.includes(statusOf(invoice, now)))
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
    .map((invoice) => moneyNeed(invoice, side, now));
}

function moneyNeed(invoice: Invoice, side: Side, now: number): Need {
  const today = dateIn(invoice.timeZone, now);
  const late = daysBetween(invoice.dueOn, today);
  const amount = balanceOf(invoice);
  const when = late === 0 ? 'due today' : `${late > 0 ? 'was due' : 'due'} ${sayDate(invoice.dueOn, 'weekday', today)}`;
  const paysHere = side === 'client' && mayPay(invoice, now);
  return {
    id: `invoice-${invoice.id}`,
    tone: late > 0 ? 'stop' : 'warn',
    title: side === 'client' ? `Pay ${amount}` : `${amount} is overdue`,
    detail: `${invoice.number}, ${when}`,
    word: paysHere ? 'Pay' : 'Open',
    action: { kind: paysHere ? 'pay' : 'invoice', invoiceId: invoice.id },
  };
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
