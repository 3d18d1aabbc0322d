/** What the dashboard says about rooms and money, derived from projects, invoices, the ledger and the clock. */
import { balanceMinor, invoiceStatus, isPastDue } from '@/domain/invoice';
import type { BooksInvoice, Payment } from '@/lib/books';

/** An invoice that still waits for money. */
export interface Due {
  readonly invoiceId: string;
  readonly projectId: string;
  readonly number: string;
  readonly currency: string;
  readonly balanceMinor: number;
  /** What of it should have come by now; nothing while it is reported as paid or under way. */
  readonly lateMinor: number;
  /** The first instalment that is not settled. */
  readonly next: { readonly dueOn: string; readonly leftMinor: number; readonly place: string | null };
}

export function dueOf(invoice: BooksInvoice, now: Date): Due | null {
  const isOpen = invoice.issuedAt !== null && invoice.voidedAt === null && balanceMinor(invoice) > 0;
  const open = invoice.instalments
    .map((each, index) => ({ ...each, place: index + 1, leftMinor: each.amountMinor - each.paidMinor }))
    .filter((each) => each.leftMinor > 0 && each.dueOn !== null)
    .sort((one, other) => compareText(one.dueOn ?? '', other.dueOn ?? ''));
  const [next] = open;
  if (!isOpen || next === undefined) return null;
  const isLate = invoiceStatus(invoice, now) === 'overdue';
  const late = isLate ? open.filter((each) => isPastDue(each.dueOn, invoice.timeZone, now)) : [];
  const count = invoice.instalments.length;
  return {
    invoiceId: invoice.id,
    projectId: invoice.projectId,
    number: invoice.number ?? '',
    currency: invoice.currency,
    balanceMinor: balanceMinor(invoice),
    lateMinor: late.reduce((sum, each) => sum + each.leftMinor, 0),
    next: {
      dueOn: next.dueOn ?? '',
      leftMinor: next.leftMinor,
      place: count > 1 ? `${next.place} of ${count}` : null,
    },
  };
}

/** Something about an invoice that only its owner can settle. */
export interface Need {
  readonly invoiceId: string;
  readonly projectId: string;
  readonly kind: 'claimed' | 'disputed' | 'unmatched' | 'overpaid';
  readonly number: string;
  readonly clientName: string;
  readonly amountMinor: number;
  readonly currency: string;
}

export function needsOf(invoice: BooksInvoice): Need[] {
  if (invoice.issuedAt === null) return [];
  const { id: invoiceId, projectId, clientName, currency, number } = invoice;
  const need = (kind: Need['kind'], amountMinor: number): Need[] =>
    amountMinor > 0 ? [{ invoiceId, projectId, kind, number: number ?? '', clientName, amountMinor, currency }] : [];
  const claimed = invoice.instalments.reduce((sum, each) => sum + (each.claim?.amountMinor ?? 0), 0);
  const disputed = Object.values(invoice.disputes)
    .filter((dispute) => dispute.state === 'open')
    .reduce((sum, dispute) => sum + dispute.amountMinor, 0);
  return [
    ...need('claimed', claimed),
    ...need('disputed', disputed),
    ...need('unmatched', invoice.unappliedMinor),
    ...need('overpaid', invoice.overpaidMinor),
  ];
}

const KINDS: readonly Need['kind'][] = ['claimed', 'disputed', 'unmatched', 'overpaid'];

/** Whoever waits for an answer first. */
export function needs(invoices: readonly BooksInvoice[]): Need[] {
  return invoices
    .flatMap(needsOf)
    .sort((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) || compareText(one.number, other.number));
}

/** Sums by currency: amounts of different currencies are never added. */
export type Sums = ReadonlyMap<string, number>;

function sumBy(entries: Iterable<readonly [string, number]>): Sums {
  const sums = new Map<string, number>();
  for (const [currency, minor] of entries) sums.set(currency, (sums.get(currency) ?? 0) + minor);
  return new Map([...sums].sort(([one], [other]) => one.localeCompare(other)));
}

export function outstanding(dues: readonly Due[]): Sums {
  return sumBy(dues.map((due) => [due.currency, due.balanceMinor] as const));
}

export function overdue(dues: readonly Due[]): Sums {
  return sumBy(dues.filter(isLate).map((due) => [due.currency, due.lateMinor] as const));
}

export function isLate(due: Due): boolean {
  return due.lateMinor > 0;
}

export type Received = Pick<Payment, 'kind' | 'method' | 'amountMinor' | 'currency'>;

/**
 * Money that came in less what went back, also what could not be counted on an invoice: it is in the account all the same.
 * Tax deducted at source and credit notes are no money; their corrections have no method either.
 */
export function received(payments: readonly Received[]): Sums {
  const money = payments.filter((payment) => payment.method !== null || payment.kind === 'payment');
  return sumBy(money.map((payment) => [payment.currency, signOf(payment) * payment.amountMinor] as const));
}

function signOf(payment: Received): 1 | -1 {
  return payment.kind === 'refund' || payment.kind === 'reversal' ? -1 : 1;
}

export function unapplied(payments: readonly Received[]): Sums {
  return received(payments.filter((payment) => payment.kind === 'unapplied'));
}

export interface ProjectFacts {
  readonly id: string;
  readonly title: string;
  readonly clientName: string;
  readonly isOpen: boolean;
  readonly isMoving: boolean;
  readonly unread: number;
  readonly lastMessage: { readonly from: 'client' | 'freelancer'; readonly name: string; readonly text: string } | null;
  /** Milliseconds since the epoch. */
  readonly lastMessageAt: number | null;
  readonly createdAt: number;
}

export function unreadTotal(projects: readonly ProjectFacts[]): number {
  return projects.reduce((total, project) => total + project.unread, 0);
}

export interface RoomRow extends ProjectFacts {
  readonly overdue: readonly Due[];
  /** The next invoice that is not late yet. */
  readonly nextDue: Due | null;
  readonly needs: readonly Need[];
  readonly state: 'open' | 'closed' | 'moving';
}

export function roomRow(project: ProjectFacts, dues: readonly Due[], needed: readonly Need[]): RoomRow {
  const own = dues
    .filter((due) => due.projectId === project.id)
    .sort((one, other) => compareText(one.next.dueOn, other.next.dueOn));
  return {
    ...project,
    overdue: own.filter(isLate),
    nextDue: own.find((due) => !isLate(due)) ?? null,
    needs: needed.filter((need) => need.projectId === project.id),
    state: project.isMoving ? 'moving' : project.isOpen ? 'open' : 'closed',
  };
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Someone waiting for an answer comes before money that is late, money before the rest, closed rooms last. */
function urgency(row: RoomRow): number {
  if (row.unread > 0 || row.needs.length > 0) return 0;
  if (row.overdue.length > 0) return 1;
  return row.state === 'closed' ? 3 : 2;
}

function lastTouched(row: RoomRow): number {
  return Math.max(row.lastMessageAt ?? 0, row.createdAt);
}

export function roomRows(projects: readonly ProjectFacts[], dues: readonly Due[], needed: readonly Need[]): RoomRow[] {
  return projects
    .map((project) => roomRow(project, dues, needed))
    .sort(
      (one, other) =>
        urgency(one) - urgency(other) || lastTouched(other) - lastTouched(one) || compareText(one.id, other.id),
    );
}
