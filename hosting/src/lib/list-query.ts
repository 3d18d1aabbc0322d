/**
 * What narrows a list down, in its address: `/desk/invoices?status=overdue&currency=INR`. One spelling for the figures
 * that link to a list and for the lists; whatever does not make sense in an address is left out.
 */
import { LEAD_SOURCES, type LeadSource, STAGES, type Stage } from '@/contract';

/**
 * Which day of an invoice `from` and `to` speak of: the day it was issued, its last due day, the day it was paid in full, or
 * that of any instalment that is still open. A lead and a room are asked for the day they came, money for its own.
 */
export const DAYS_OF_INVOICE = ['issued', 'due', 'paid', 'instalment'] as const;
export type DayOfInvoice = (typeof DAYS_OF_INVOICE)[number];

/**
 * More than one status is any of them. Besides an invoice's own words: `open` (something is still to be paid), `onTime` and
 * `late` (paid by its last due day, or not), `needs` (only the freelancer can settle it). Of leads: `open`, `quiet`,
 * `expected` (the day it was expected has passed), and how far it came: `qualified`, `invoiced`, `paid`. Of rooms: `open`,
 * `closed`, `repeat` (its client had a room before).
 */
export interface ListQuery {
  readonly status: readonly string[];
  readonly by: DayOfInvoice;
  /** Both days belong to it. */
  readonly from: string | null;
  readonly to: string | null;
  readonly currency: string | null;
  readonly stage: readonly Stage[];
  readonly source: LeadSource | null;
  /** A client's id. */
  readonly client: string | null;
}

export const EVERYTHING: ListQuery = {
  status: [],
  by: 'issued',
  from: null,
  to: null,
  currency: null,
  stage: [],
  source: null,
  client: null,
};

export type ListAddress = '/desk/invoices' | '/desk/leads' | '/desk/rooms' | '/desk/money';

/** Build the address of a narrowed list. */
export function listAddress(list: ListAddress, query: Partial<ListQuery>): string {
  const search = writeListQuery({ ...EVERYTHING, ...query });
  return search === '' ? list : `${list}?${search}`;
}

/** Write a query for an address, without its question mark; what asks for nothing is left out. */
export function writeListQuery(query: ListQuery): string {
  const parts: readonly (readonly [string, string | null])[] = [
    ['status', query.status.join(',')],
    ['stage', query.stage.join(',')],
    ['source', query.source],
    ['client', query.client],
    ['currency', query.currency],
    ['from', query.from],
    ['to', query.to],
    ['by', query.by === EVERYTHING.by ? null : query.by],
  ];
  const written = parts.filter((part): part is readonly [string, string] => Boolean(part[1]));
  // Commas need no escape in a query, and addresses are read by people.
  return written.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`).join('&');
}

/** Read what an address asks for. */
export function readListQuery(search: string): ListQuery {
  const asked = new URLSearchParams(search);
  return {
    status: words(asked.get('status')).filter((word) => /^[a-zA-Z]{1,20}$/.test(word)),
    by: oneOf(DAYS_OF_INVOICE, asked.get('by')) ?? EVERYTHING.by,
    from: dayIn(asked.get('from')),
    to: dayIn(asked.get('to')),
    currency: matching(/^[A-Z]{3}$/, asked.get('currency')),
    stage: words(asked.get('stage')).flatMap((word) => oneOf(STAGES, word) ?? []),
    source: oneOf(LEAD_SOURCES, asked.get('source')),
    client: matching(/^[\w-]{1,128}$/, asked.get('client')),
  };
}

function words(text: string | null): readonly string[] {
  return [...new Set((text ?? '').split(',').filter((word) => word !== ''))];
}

function oneOf<Word extends string>(known: readonly Word[], text: string | null): Word | null {
  return known.find((word) => word === text) ?? null;
}

function matching(pattern: RegExp, text: string | null): string | null {
  return text !== null && pattern.test(text) ? text : null;
}

function dayIn(text: string | null): string | null {
  const day = matching(/^\d{4}-\d{2}-\d{2}$/, text);
  if (day === null) return null;
  const instant = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== day ? null : day;
}
