/**
 * Which lines a list shows. The figures count the same lines, so that a figure and the list it opens cannot disagree.
 * Held by tests/vectors/kpis.json and tests/vectors/funnel.json.
 */
import { dateIn, daysBetween } from '@/lib/dates';
import { EVERYTHING, type ListQuery } from '@/lib/list-query';
import {
  type Directory,
  type InvoiceLine,
  type LeadLine,
  type MoneyLine,
  type RoomLine,
  standingOf,
} from './directory';

/** When and where the lists are looked at: `today` is a day of the freelancer's zone. */
export interface Here {
  readonly today: string;
  readonly timeZone: string;
}

type Asked = Partial<ListQuery>;

/** After so many days in which nothing happened, an open lead is quiet; a new one that nobody answered, sooner. */
const QUIET_AFTER_DAYS = 14;
const UNANSWERED_AFTER_DAYS = 3;

export function invoicesIn(directory: Directory, asked: Asked, { today }: Here): InvoiceLine[] {
  const query = { ...EVERYTHING, ...asked };
  return [...directory.invoices.values()].filter(
    (line) =>
      daysOf(line, query.by).some((day) => isBetween(day, query)) &&
      isOneOf(query.status, (word) => isInvoice(line, word, today)) &&
      isSame(query.currency, line.currency) &&
      isSame(query.client, line.clientId),
  );
}

function daysOf(line: InvoiceLine, by: ListQuery['by']): readonly (string | null)[] {
  switch (by) {
    case 'issued':
      return [line.issuedOn];
    case 'due':
      return [line.dueOn];
    case 'paid':
      return [line.settledOn];
    case 'instalment':
      return line.dues.flatMap(({ on, leftMinor }) => (leftMinor > 0 ? [on] : []));
  }
}

function isInvoice(line: InvoiceLine, word: string, today: string): boolean {
  switch (word) {
    case 'open':
      return line.balanceMinor > 0;
    case 'needs':
      return line.needs !== null;
    case 'onTime':
      return wasOnTime(line, today) === true;
    case 'late':
      return wasOnTime(line, today) === false;
    default:
      return standingOf(line, today) === word;
  }
}

const JUDGED = ['sent', 'viewed', 'partial', 'overdue', 'paid'];

/**
 * Whether an invoice was paid in full by its last due day. Null while nobody can say: before that day, while a payment is
 * reported or under way, and for what was credited, refunded or void.
 */
export function wasOnTime(line: InvoiceLine, today: string): boolean | null {
  if (line.dueOn === null || !JUDGED.includes(line.status)) return null;
  if (line.settledOn !== null) return line.settledOn <= line.dueOn;
  return line.dueOn < today ? false : null;
}

export function leadsIn(directory: Directory, asked: Asked, here: Here): LeadLine[] {
  const query = { ...EVERYTHING, ...asked };
  const billed = query.status.some((word) => word === 'invoiced' || word === 'paid') ? billedProjects(directory) : null;
  return [...directory.leads.values()].filter(
    (line) =>
      isBetween(query.from || query.to ? dayIn(line.createdAt, here) : null, query) &&
      isOneOf(query.stage, (stage) => line.stage === stage) &&
      isOneOf(query.status, (word) => isLead(line, word, here, billed)) &&
      isSame(query.source, line.source) &&
      isSame(query.currency, line.currency) &&
      (query.client === null || directory.rooms.get(line.projectId ?? '')?.clientId === query.client),
  );
}

type Billed = ReadonlyMap<string, { readonly invoicedOn: string; readonly paidOn: string | null }>;

/** When each project's first invoice was issued, and when the first one was paid in full. */
export function billedProjects(directory: Directory): Billed {
  const billed = new Map<string, { invoicedOn: string; paidOn: string | null }>();
  for (const { projectId, status, issuedOn, settledOn } of directory.invoices.values()) {
    if (issuedOn === null || status === 'draft' || status === 'void') continue;
    const known = billed.get(projectId);
    billed.set(projectId, {
      invoicedOn: known && known.invoicedOn < issuedOn ? known.invoicedOn : issuedOn,
      paidOn: sooner(known?.paidOn ?? null, settledOn),
    });
  }
  return billed;
}

function sooner(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

function isLead(line: LeadLine, word: string, here: Here, billed: Billed | null): boolean {
  const project = billed?.get(line.projectId ?? '');
  switch (word) {
    case 'open':
      return isOpenLead(line);
    case 'quiet':
      return quietDays(line, here) !== null;
    case 'expected':
      return isOpenLead(line) && line.expectedOn !== null && line.expectedOn < here.today;
    case 'qualified':
      return line.qualifiedAt !== null || line.projectId !== null || line.stage === 'won';
    case 'invoiced':
      return project !== undefined;
    case 'paid':
      return Boolean(project?.paidOn);
    default:
      return line.stage === word;
  }
}

function isOpenLead({ stage }: LeadLine): boolean {
  return stage !== 'won' && stage !== 'lost';
}

/** For how many days nothing has happened to an open lead; null while that is not yet long. */
export function quietDays(line: LeadLine, here: Here): number | null {
  const days = daysBetween(dayIn(line.stageSince, here), here.today);
  const isQuiet = days >= (line.stage === 'new' ? UNANSWERED_AFTER_DAYS : QUIET_AFTER_DAYS);
  return isOpenLead(line) && isQuiet ? days : null;
}

export function roomsIn(directory: Directory, asked: Asked, here: Here): RoomLine[] {
  const query = { ...EVERYTHING, ...asked };
  const first = query.status.includes('repeat') ? firstRooms(directory) : null;
  return [...directory.rooms.values()].filter(
    (line) =>
      isBetween(query.from || query.to ? dayIn(line.createdAt, here) : null, query) &&
      isOneOf(query.status, (word) =>
        word === 'repeat' ? first?.get(line.clientId) !== line.id : line.isOpen === (word === 'open'),
      ) &&
      isSame(query.currency, line.currency) &&
      isSame(query.client, line.clientId),
  );
}

/** Every client's first room. */
function firstRooms(directory: Directory): ReadonlyMap<string, string> {
  const rooms = [...directory.rooms.values()].sort(
    (one, other) => other.createdAt - one.createdAt || (one.id < other.id ? 1 : -1),
  );
  return new Map(rooms.map(({ clientId, id }) => [clientId, id]));
}

/** Entries that moved money. */
export function moneyIn(directory: Directory, asked: Asked): MoneyLine[] {
  const query = { ...EVERYTHING, ...asked };
  return [...directory.money.values()].filter(
    (line) =>
      line.amountMinor !== 0 &&
      isBetween(line.on, query) &&
      isSame(query.currency, line.currency) &&
      (query.client === null || directory.invoices.get(line.invoiceId ?? '')?.clientId === query.client),
  );
}

const zones = new Map<string, Map<number, string>>();

/** The day an instant falls on; asked again and again for the same lines, and slow to work out. */
export function dayIn(instant: number, { timeZone }: Pick<Here, 'timeZone'>): string {
  const known = zones.get(timeZone) ?? new Map<number, string>();
  zones.set(timeZone, known);
  const day = known.get(instant) ?? dateIn(timeZone, instant);
  known.set(instant, day);
  return day;
}

function isBetween(day: string | null, { from, to }: ListQuery): boolean {
  if (from === null && to === null) return true;
  return day !== null && (from === null || day >= from) && (to === null || day <= to);
}

function isOneOf<Word>(asked: readonly Word[], holds: (word: Word) => boolean): boolean {
  return asked.length === 0 || asked.some(holds);
}

function isSame(asked: string | null, is: string): boolean {
  return asked === null || asked === is;
}
