/**
 * How a client does, from 0 to 100, and the one thing to do about it: pure, from the lines of the directory alone, so that
 * the page of one client and the list of all of them cannot disagree. Held by tests/vectors/client-health.json.
 *
 * Five inputs, each worth so many points; the score is their sum:
 *
 * - Paid on time, 30: the mean over every invoice that was settled or is past due. On time counts whole, and every day
 *   late takes a thirtieth away. Without any such invoice: 20.
 * - Overdue now, 20: none taken away while nothing is overdue, all after the oldest has been overdue for 45 days.
 * - Contact, 25: days since the last interaction or message (or, before the first, since the client came). With an open
 *   room whole for 7 days and nothing after 60, without one whole for 90 days and nothing after 365.
 * - Scope, 15: 8 for an open room, and 7 for what is owed of everything billed, in the currency where it is most.
 * - Open work, 10: days that the oldest open room has gone without an invoice. Whole for 30 days, nothing after 120; whole
 *   also without an open room.
 *
 * From 80 a client does well, below 50 there is a risk of losing them or their money; between the two they need care.
 *
 * Paying later never raises a score, nor does waiting with anything else that is due. Currencies are never added.
 */
import { dateIn, daysBetween } from '@/lib/dates';
import { counted } from '@/lib/words';
import {
  BUSY_CONTACT,
  groupedBy,
  type HealthFacts,
  IDLE_CONTACT,
  issued,
  newest,
  oldestUnbilled,
  openRooms,
  overdueDays,
  overdueOf,
  silentDays,
  UNBILLED,
  type Waiting,
} from './client-facts';
import { type HealthSuggestion, suggestionFor } from './client-suggestion';
import type { Directory, InvoiceLine } from './directory';

export type HealthInputKind = 'onTime' | 'overdue' | 'contact' | 'scope' | 'openWork';

/** One input with what it gave. */
export interface HealthInput {
  readonly kind: HealthInputKind;
  readonly label: string;
  readonly points: number;
  readonly max: number;
  /** What was found, in words. */
  readonly found: string;
}

export type HealthBand = 'well' | 'care' | 'risk';

export interface Health {
  readonly clientId: string;
  readonly name: string;
  /** 0 to 100. */
  readonly score: number;
  readonly band: HealthBand;
  /** Always all five, in this order; their points are the score. */
  readonly inputs: readonly HealthInput[];
  readonly suggestion: HealthSuggestion | null;
}

const WELL_FROM = 80;
const CARE_FROM = 50;
const ON_TIME_UNKNOWN = 20;
const LATE_ZERO_AFTER_DAYS = 30;
const OVERDUE_ZERO_AFTER_DAYS = 45;

/** Gather the facts about every client from the directory; days are those of the freelancer's zone. */
export function factsOfClients(
  directory: Pick<Directory, 'clients' | 'rooms' | 'invoices'>,
  timeZone: string,
): readonly HealthFacts[] {
  const rooms = groupedBy(directory.rooms.values(), (room) => room.clientId);
  const invoices = groupedBy(directory.invoices.values(), (invoice) => invoice.clientId);
  const dayOf = (instant: number) => dateIn(timeZone, instant);
  return [...directory.clients.values()].map((client) => {
    const theirs = rooms.get(client.id) ?? [];
    const messages = theirs.flatMap(({ lastMessageAt }) => (lastMessageAt === null ? [] : [dayOf(lastMessageAt)]));
    return {
      clientId: client.id,
      name: client.name,
      since: dayOf(client.createdAt),
      lastContactOn: newest([...messages, client.lastContactedOn]),
      rooms: theirs.map(({ id, title, isOpen, createdAt }) => ({ id, title, isOpen, since: dayOf(createdAt) })),
      invoices: invoices.get(client.id) ?? [],
    };
  });
}

/** Work out a client's health as of `today`, a day in the freelancer's zone. */
export function healthOf(facts: HealthFacts, today: string): Health {
  const inputs = [
    onTime(facts, today),
    overdueNow(facts, today),
    contact(facts, today),
    scope(facts),
    openWork(facts, today),
  ];
  const score = inputs.reduce((sum, input) => sum + input.points, 0);
  return {
    clientId: facts.clientId,
    name: facts.name,
    score,
    band: score >= WELL_FROM ? 'well' : score >= CARE_FROM ? 'care' : 'risk',
    inputs,
    suggestion: suggestionFor(facts, today),
  };
}

function onTime(facts: HealthFacts, today: string): HealthInput {
  const late = issued(facts).flatMap((invoice) => daysLate(invoice, today) ?? []);
  const share = mean(late.map((days) => 1 - Math.min(days, LATE_ZERO_AFTER_DAYS) / LATE_ZERO_AFTER_DAYS));
  const inTime = late.filter((days) => days === 0).length;
  return {
    kind: 'onTime',
    label: 'Paid on time',
    points: share === null ? ON_TIME_UNKNOWN : Math.round(30 * share),
    max: 30,
    found: late.length === 0 ? 'No payment to judge by yet' : `${inTime} of ${late.length} on time`,
  };
}

function overdueNow(facts: HealthFacts, today: string): HealthInput {
  const overdue = overdueOf(facts, today);
  const days = overdue.reduce((most, invoice) => Math.max(most, overdueDays(invoice, today)), 0);
  return {
    kind: 'overdue',
    label: 'Overdue now',
    points: Math.round(20 * (1 - Math.min(days, OVERDUE_ZERO_AFTER_DAYS) / OVERDUE_ZERO_AFTER_DAYS)),
    max: 20,
    found:
      overdue.length === 0
        ? 'Nothing is overdue'
        : `${counted(overdue.length, 'invoice')}, up to ${counted(days, 'day')}`,
  };
}

function contact(facts: HealthFacts, today: string): HealthInput {
  const days = silentDays(facts, today);
  const since = facts.lastContactOn === null ? 'No contact noted yet' : `Last contact ${ago(days)}`;
  return {
    kind: 'contact',
    label: 'Contact',
    points: fading(25, days, openRooms(facts).length > 0 ? BUSY_CONTACT : IDLE_CONTACT),
    max: 25,
    found: since,
  };
}

function scope(facts: HealthFacts): HealthInput {
  const open = openRooms(facts).length;
  const owed = worstOwedShare(facts);
  return {
    kind: 'scope',
    label: 'Scope',
    points: (open > 0 ? 8 : 0) + Math.round(7 * (1 - owed)),
    max: 15,
    found: `${open === 0 ? 'No open room' : counted(open, 'open room')}, ${Math.round(100 * owed)} % of what was billed is owed`,
  };
}

function openWork(facts: HealthFacts, today: string): HealthInput {
  const oldest = oldestUnbilled(facts, today);
  return {
    kind: 'openWork',
    label: 'Age of open work',
    points: oldest ? fading(10, oldest.days, UNBILLED) : 10,
    max: 10,
    found: oldest ? `${oldest.room.title}: ${sinceBilled(oldest.days)}` : 'No open work',
  };
}

/** Days late it was settled, or is by now; null where it cannot be judged yet, or no money settled it. */
function daysLate(invoice: InvoiceLine, today: string): number | null {
  if (invoice.balanceMinor > 0) {
    const days = overdueDays(invoice, today);
    return days > 0 ? days : null;
  }
  if (invoice.settledOn === null || invoice.dueOn === null) return null;
  return Math.max(daysBetween(invoice.dueOn, invoice.settledOn), 0);
}

/** What is owed of everything billed, 0 to 1, in the currency where that is most. */
function worstOwedShare(facts: HealthFacts): number {
  const byCurrency = groupedBy(issued(facts), ({ currency }) => currency);
  const shares = [...byCurrency.values()].map((invoices) => {
    const billed = sum(invoices.map(({ totalMinor }) => totalMinor));
    return billed > 0 ? sum(invoices.map(({ balanceMinor }) => balanceMinor)) / billed : 0;
  });
  return Math.min(Math.max(0, ...shares), 1);
}

function sinceBilled(days: number): string {
  return days === 0 ? 'begun or billed today' : `${counted(days, 'day')} without an invoice`;
}

/** Whole for a while, then evenly less, then nothing. */
function fading(points: number, days: number, { wholeUntil, nothingFrom }: Waiting): number {
  const gone = (days - wholeUntil) / (nothingFrom - wholeUntil);
  return Math.round(points * (1 - Math.min(Math.max(gone, 0), 1)));
}

function ago(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? 'yesterday' : `${days} days ago`;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

function mean(shares: readonly number[]): number | null {
  return shares.length === 0 ? null : sum(shares) / shares.length;
}
