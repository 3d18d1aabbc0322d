/** What waits for either side, in a person's words, with one thing to do about each. */
import type { Tone } from '@/components/lamp';
import type { Side } from '@/contract';
import type { Instalment } from '@/domain/invoice-parts';
import { formatMoney } from '@/domain/money';
import { askedFor, balanceOf, leftOf, nameOf, statusOf } from '@/features/paying/model';
import { waysToPay } from '@/features/paying/ways';
import { dateIn, daysBetween, sayDate } from '@/lib/dates';
import { firstName, type Invoice, inOrder, type Message, type Milestone, nameOfSide, type Room } from './model';
import {
  type Comment,
  type Deliverable,
  decisionOn,
  type Subject,
  type Task,
  tasksInOrder,
  versionOf,
  type Work,
} from './work';

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
    | { readonly kind: 'milestone'; readonly milestoneId: string }
    | { readonly kind: 'deliverable'; readonly deliverableId: string }
    | { readonly kind: 'tick'; readonly taskId: string }
    | { readonly kind: 'comments'; readonly subject: Subject };
};

type Moment = { readonly side: Side; readonly now: number; readonly seenAtOpen: number };

type Contents = {
  readonly room: Room;
  readonly messages: readonly Message[];
  readonly milestones: readonly Milestone[];
  readonly invoices: readonly Invoice[];
  readonly work: Work;
  readonly comments: readonly Comment[];
};

/** What waits for this side, most pressing first: money by due date, then the plan, then the conversation. */
export function needsOf(contents: Contents, moment: Moment): Need[] {
  const answer = answerNeed(contents, moment);
  return [
    ...moneyNeeds(contents.invoices, moment),
    ...(moment.side === 'client'
      ? [...approvalNeeds(contents, moment), ...reviewNeeds(contents), ...taskNeeds(contents)]
      : [...decisionNeeds(contents, moment), ...commentNeeds(contents)]),
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

/** Something was delivered, and nobody has said a word about it. */
function isUndecided(deliverable: Deliverable, { decisions }: Work): boolean {
  return deliverable.version > 0 && decisionOn(deliverable, decisions) === null;
}

function approvalNeeds({ work, room }: Contents, { now }: Moment): Need[] {
  return inOrder(work.deliverables)
    .filter((deliverable) => isUndecided(deliverable, work))
    .map((deliverable) => {
      const at = versionOf(deliverable, work.versions)?.at ?? now;
      const when = sayDate(dateIn(room.timeZone, at), 'weekday');
      return {
        id: `deliverable-${deliverable.id}`,
        tone: 'info',
        title: `Approve ${deliverable.title}`,
        detail: `Version ${deliverable.version}, from ${when}`,
        word: 'Look',
        action: { kind: 'deliverable', deliverableId: deliverable.id },
      };
    });
}

function taskNeeds({ work, room, milestones }: Contents): Need[] {
  const places = new Map(inOrder(milestones).map(({ id }, index) => [id, index]));
  const placeOf = (task: Task) => places.get(task.milestoneId ?? '') ?? milestones.length;
  return tasksInOrder(work.tasks)
    .filter((task) => task.forClient && !task.isDone)
    .sort((a, b) => placeOf(a) - placeOf(b))
    .map((task) => ({
      id: `task-${task.id}`,
      tone: 'info',
      title: task.title,
      detail: `${firstName(room.ownerName)} asked you for this`,
      word: 'Done',
      action: { kind: 'tick', taskId: task.id },
    }));
}

/** Changes stay until the next version; an approval is news until it has been seen. */
function decisionNeeds({ work }: Contents, { seenAtOpen }: Moment): Need[] {
  return inOrder(work.deliverables).flatMap((deliverable): Need[] => {
    const decision = decisionOn(deliverable, work.decisions);
    if (!decision || (decision.verdict === 'approved' && decision.at <= seenAtOpen)) return [];
    const isApproved = decision.verdict === 'approved';
    return [
      {
        id: `decision-${decision.id}`,
        tone: isApproved ? 'go' : 'warn',
        title: isApproved ? `${deliverable.title} is approved` : `Change ${deliverable.title}`,
        detail: decision.note ? `${decision.name}: “${shortened(decision.note)}”` : `By ${decision.name}`,
        word: 'Look',
        action: { kind: 'deliverable', deliverableId: deliverable.id },
      },
    ];
  });
}

/** Of what is still there: nobody can come to a comment on what was deleted. */
function commentNeeds({ comments, milestones, work }: Contents): Need[] {
  const there = new Set([...milestones, ...work.deliverables].map(({ id }) => id));
  const waiting = comments
    .filter((comment) => comment.state === 'pending' && there.has(comment.subject.id))
    .sort((a, b) => a.at - b.at);
  const [first] = waiting;
  if (!first) return [];
  return [
    {
      id: 'comments',
      tone: 'info',
      title: waiting.length === 1 ? 'A comment waits for you' : `${waiting.length} comments wait for you`,
      detail: `${first.name}: “${shortened(first.text)}”`,
      word: 'Look',
      action: { kind: 'comments', subject: first.subject },
    },
  ];
}

function shortened(words: string): string {
  const text = words.replace(/\s+/g, ' ').trim();
  return text.length > 120 ? `${text.slice(0, 117).trimEnd()}…` : text;
}

/** A milestone in review of which nothing else asks for the client's word. */
function reviewNeeds({ milestones, room, work }: Contents): Need[] {
  const asked = new Set(
    work.deliverables.filter((deliverable) => isUndecided(deliverable, work)).map((one) => one.milestoneId),
  );
  return inOrder(milestones)
    .filter((milestone) => milestone.status === 'review' && !asked.has(milestone.id))
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
  const text = shortened(last.text);
  const files = last.attachments.length === 1 ? 'Sent a file' : `Sent ${last.attachments.length} files`;
  return {
    id: 'answer',
    tone: 'go',
    title: `Answer ${nameOfSide(last.from, room, messages)}`,
    detail: text === '' ? files : `“${text}”`,
    word: 'Reply',
    action: { kind: 'reply' },
  };
}
