/**
 * The directory's lines: the twin of the functions' domain/desk/directory.py. Instants are in milliseconds, days are
 * calendar dates in the freelancer's zone, money is in minor units.
 */
import type { InvoiceStatus, LeadSource, Stage, SubjectKind } from '@/contract';

export type ClientLine = {
  readonly id: string;
  readonly name: string;
  readonly legalName: string;
  readonly createdAt: number;
  readonly lastContactedOn: string | null;
};

/** What of a room's work waits for the freelancer; each part is null where nothing does. */
export type RoomWaiting = {
  /** To be published or removed: how many, and what the one that waits longest is on. */
  readonly comments: {
    readonly count: number;
    readonly on: { readonly kind: SubjectKind; readonly id: string };
    readonly since: number;
  } | null;
  /** Deliverables whose newest version is to be changed: how many, and the one that waits longest. */
  readonly changes: {
    readonly count: number;
    readonly deliverableId: string;
    readonly title: string;
    readonly version: number;
    readonly since: number;
  } | null;
};

export type RoomLine = {
  readonly id: string;
  readonly title: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly isOpen: boolean;
  readonly currency: string;
  readonly createdAt: number;
  readonly lastMessageAt: number | null;
  readonly waiting: RoomWaiting;
  readonly leadId: string | null;
};

export type LeadLine = {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly title: string;
  readonly source: LeadSource;
  readonly stage: Stage;
  readonly valueMinor: number | null;
  readonly currency: string;
  readonly createdAt: number;
  readonly stageSince: number;
  readonly expectedOn: string | null;
  readonly qualifiedAt: number | null;
  readonly projectId: string | null;
};

/** An instalment: what was agreed, and what of it is still open. */
export type DuePart = {
  readonly on: string;
  readonly amountMinor: number;
  readonly leftMinor: number;
};

/** What about an invoice only the freelancer can settle. */
export type InvoiceNeed = 'claim' | 'dispute' | 'unmatched' | 'overpaid';

export type InvoiceLine = {
  readonly id: string;
  readonly number: string | null;
  readonly projectId: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly currency: string;
  /** Never `overdue`: `standingOf` says that, by the clock. */
  readonly status: InvoiceStatus;
  readonly totalMinor: number;
  /** Nothing while it is a draft, and once it is void. */
  readonly balanceMinor: number;
  readonly issuedOn: string | null;
  readonly nextDueOn: string | null;
  /** The last instalment's. */
  readonly dueOn: string | null;
  /** When the last money came that settled it in full. */
  readonly settledOn: string | null;
  /** Soonest first; empty for a draft and for what is void. */
  readonly dues: readonly DuePart[];
  readonly needs: InvoiceNeed | null;
  /** How much that is about. */
  readonly needsMinor: number;
};

/** A ledger entry; what takes back is negative. */
export type MoneyLine = {
  readonly id: string;
  /** Money that moved: nothing for tax deducted at source and credit notes. */
  readonly amountMinor: number;
  /** What of its invoice it settles. */
  readonly settlesMinor: number;
  readonly currency: string;
  readonly on: string;
  readonly invoiceId: string | null;
};

/** Everything the directory lists, by id. */
export interface Directory {
  readonly clients: ReadonlyMap<string, ClientLine>;
  readonly rooms: ReadonlyMap<string, RoomLine>;
  readonly leads: ReadonlyMap<string, LeadLine>;
  readonly invoices: ReadonlyMap<string, InvoiceLine>;
  readonly money: ReadonlyMap<string, MoneyLine>;
}

const CAN_BE_LATE: readonly InvoiceStatus[] = ['sent', 'viewed', 'partial'];

/** How an invoice stands today; late only where nobody has said that the money is on its way. */
export function standingOf(line: InvoiceLine, today: string): InvoiceStatus {
  const isLate = line.nextDueOn !== null && line.nextDueOn < today && CAN_BE_LATE.includes(line.status);
  return isLate ? 'overdue' : line.status;
}

/** What should have come by now; nothing while it is claimed or under way. */
export function lateMinorOf(line: InvoiceLine, today: string): number {
  if (standingOf(line, today) !== 'overdue') return 0;
  return line.dues.reduce((sum, due) => (due.on < today ? sum + due.leftMinor : sum), 0);
}
