/** The rooms as a list shows them: the directory's lines, what waits in them, and what is owed there. */
import { groupedBy } from '@/domain/client-facts';
import { type Here, roomsIn } from '@/domain/desk-lists';
import { type Directory, type InvoiceLine, lateMinorOf, type RoomLine, type RoomWaiting } from '@/domain/directory';
import type { Project } from '@/lib/books';
import { compareText } from '@/lib/compare';
import type { ListQuery } from '@/lib/list-query';
import { findable, hasWords } from '@/lib/matching';

const ORDERS = ['waiting', 'latest', 'title', 'client', 'newest'] as const;
export type Order = (typeof ORDERS)[number];

/** What of a project only its own document says; read for the rooms in which something waits. */
export type Waiting = Pick<
  Project,
  'id' | 'title' | 'clientId' | 'client' | 'open' | 'currency' | 'createdAt' | 'summary'
>;

export interface RoomRow {
  readonly id: string;
  readonly title: string;
  readonly clientName: string;
  readonly isOpen: boolean;
  readonly unread: number;
  readonly lastMessage: Project['summary']['lastMessage'];
  /** Milliseconds since the epoch; null before the first message. */
  readonly lastMessageAt: number | null;
  readonly createdAt: number;
  /** Invoices that are late, and what is late of them: one currency, because a room has one. */
  readonly overdue: { readonly count: number; readonly minor: number; readonly currency: string } | null;
  /** The next money that is not late. */
  readonly nextDue: { readonly on: string; readonly minor: number; readonly currency: string } | null;
  readonly needsOwner: boolean;
  /** Of the work; nothing can be done about it in a closed room. */
  readonly waiting: RoomWaiting;
}

const NOTHING: RoomWaiting = { comments: null, changes: null };

interface Wanted {
  readonly query: ListQuery;
  readonly text: string;
  readonly order: Order;
}

export function roomRows(
  directory: Directory,
  waiting: readonly Waiting[],
  { query, text, order }: Wanted,
  here: Here,
): readonly RoomRow[] {
  const known = new Map(waiting.map((project) => [project.id, project]));
  const invoices = groupedBy(directory.invoices.values(), (invoice) => invoice.projectId);
  return roomsIn({ ...directory, rooms: withWaiting(directory.rooms, waiting) }, query, here)
    .filter((line) => hasWords(findable(null, line.title, line.clientName, 0), text))
    .map((line) => rowOf(line, known.get(line.id), invoices.get(line.id) ?? [], here.today))
    .sort(BY[order]);
}

/** A room's line comes a moment after its first message: until then its project speaks for it. */
function withWaiting(rooms: Directory['rooms'], waiting: readonly Waiting[]): Directory['rooms'] {
  const missing = waiting.filter(({ id }) => !rooms.has(id));
  if (missing.length === 0) return rooms;
  return new Map([...rooms, ...missing.map((project) => [project.id, lineOf(project)] as const)]);
}

function lineOf({ id, title, clientId, client, open, currency, createdAt, summary }: Waiting): RoomLine {
  return {
    id,
    title,
    clientId,
    clientName: client.name,
    isOpen: open,
    currency,
    createdAt,
    lastMessageAt: summary.lastMessageAt,
    waiting: summary.waiting,
    leadId: null,
  };
}

function rowOf(line: RoomLine, waiting: Waiting | undefined, invoices: readonly InvoiceLine[], today: string): RoomRow {
  const late = invoices.filter((invoice) => lateMinorOf(invoice, today) > 0);
  const next = invoices
    .flatMap((invoice) => invoice.dues)
    .filter((due) => due.leftMinor > 0 && due.on >= today)
    .sort((one, other) => compareText(one.on, other.on))[0];
  return {
    id: line.id,
    title: line.title,
    clientName: line.clientName,
    isOpen: line.isOpen,
    unread: waiting?.summary.unread ?? 0,
    lastMessage: waiting?.summary.lastMessage ?? null,
    lastMessageAt: waiting?.summary.lastMessageAt ?? line.lastMessageAt,
    createdAt: line.createdAt,
    overdue:
      late.length > 0
        ? { count: late.length, minor: sum(late.map((each) => lateMinorOf(each, today))), currency: line.currency }
        : null,
    nextDue: next ? { on: next.on, minor: next.leftMinor, currency: line.currency } : null,
    needsOwner: invoices.some((invoice) => invoice.needs !== null),
    waiting: line.isOpen ? line.waiting : NOTHING,
  };
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

export function isWaitedFor({ waiting }: Pick<RoomRow, 'waiting'>): boolean {
  return waiting.comments !== null || waiting.changes !== null;
}

/** Someone waiting for an answer comes before money that is late, money before the rest, closed rooms last. */
function urgency(row: RoomRow): number {
  if (row.unread > 0 || row.needsOwner || isWaitedFor(row)) return 0;
  if (row.overdue !== null) return 1;
  return row.isOpen ? 2 : 3;
}

function lastTouched(row: RoomRow): number {
  return Math.max(row.lastMessageAt ?? 0, row.createdAt);
}

type Comparison = (one: RoomRow, other: RoomRow) => number;

const byLatest: Comparison = (one, other) => lastTouched(other) - lastTouched(one) || compareText(one.id, other.id);

const BY: Readonly<Record<Order, Comparison>> = {
  waiting: (one, other) => urgency(one) - urgency(other) || byLatest(one, other),
  latest: byLatest,
  title: (one, other) => one.title.localeCompare(other.title) || byLatest(one, other),
  client: (one, other) => one.clientName.localeCompare(other.clientName) || byLatest(one, other),
  newest: (one, other) => other.createdAt - one.createdAt || compareText(one.id, other.id),
};

export function orderIn(text: string | null): Order {
  return ORDERS.find((order) => order === text) ?? 'waiting';
}
