/** What a client's health is made of, as the lines of the directory tell it, and what can be read off that. */
import { daysBetween } from '@/lib/dates';
import { type InvoiceLine, standingOf } from './directory';

export interface RoomFacts {
  readonly id: string;
  readonly title: string;
  readonly isOpen: boolean;
  /** The day it was opened. */
  readonly since: string;
}

/** Everything the health of one client is made of. */
export interface HealthFacts {
  readonly clientId: string;
  readonly name: string;
  /** The day the client came. */
  readonly since: string;
  /** The newest day of an interaction or a message; null before the first. */
  readonly lastContactOn: string | null;
  readonly rooms: readonly RoomFacts[];
  readonly invoices: readonly InvoiceLine[];
}

/** When waiting begins to count, and when it counts in full. */
export interface Waiting {
  readonly wholeUntil: number;
  readonly nothingFrom: number;
}

export const BUSY_CONTACT: Waiting = { wholeUntil: 7, nothingFrom: 60 };
export const IDLE_CONTACT: Waiting = { wholeUntil: 90, nothingFrom: 365 };
export const UNBILLED: Waiting = { wholeUntil: 30, nothingFrom: 120 };

/** Issued and still standing: drafts are no promise yet, and void ones none any more. */
export function issued(facts: HealthFacts): readonly InvoiceLine[] {
  return facts.invoices.filter(({ status }) => status !== 'draft' && status !== 'void');
}

/** Late today, and nobody has said that the money is on its way. */
export function overdueOf(facts: HealthFacts, today: string): readonly InvoiceLine[] {
  return facts.invoices.filter((invoice) => overdueDays(invoice, today) > 0);
}

export function overdueDays(invoice: InvoiceLine, today: string): number {
  if (invoice.nextDueOn === null || standingOf(invoice, today) !== 'overdue') return 0;
  return daysBetween(invoice.nextDueOn, today);
}

export function silentDays(facts: HealthFacts, today: string): number {
  return Math.max(daysBetween(facts.lastContactOn ?? facts.since, today), 0);
}

export function openRooms(facts: HealthFacts): readonly RoomFacts[] {
  return facts.rooms.filter(({ isOpen }) => isOpen);
}

/** The open room that has gone longest without an invoice. */
export function oldestUnbilled(facts: HealthFacts, today: string): { room: RoomFacts; days: number } | null {
  const ages = openRooms(facts).map((room) => {
    const billed = issued(facts).flatMap(({ projectId, issuedOn }) => (projectId === room.id ? [issuedOn] : []));
    return { room, days: Math.max(daysBetween(newest([room.since, ...billed]) ?? room.since, today), 0) };
  });
  return ages.reduce<(typeof ages)[number] | null>(
    (oldest, age) => (age.days > (oldest?.days ?? -1) ? age : oldest),
    null,
  );
}

export function newest(days: readonly (string | null)[]): string | null {
  return days.reduce((latest, day) => (day !== null && (latest === null || day > latest) ? day : latest), null);
}

export function groupedBy<Row>(rows: Iterable<Row>, keyOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
