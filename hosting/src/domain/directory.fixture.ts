/** Lines with valid defaults, for tests that care about a few of their fields. */
import type { ClientLine, Directory, InvoiceLine, LeadLine, MoneyLine, RoomLine } from './directory';

const AT = Date.UTC(2026, 0, 1);

export function clientLine(change: Partial<ClientLine> = {}): ClientLine {
  return { id: 'c', name: 'Mira Textiles', legalName: '', createdAt: AT, lastContactedOn: null, ...change };
}

export function roomLine(change: Partial<RoomLine> = {}): RoomLine {
  return {
    id: 'r',
    title: 'Autumn catalogue',
    clientId: 'c',
    clientName: 'Mira Textiles',
    isOpen: true,
    currency: 'INR',
    createdAt: AT,
    lastMessageAt: null,
    waiting: { comments: null, changes: null },
    leadId: null,
    ...change,
  };
}

function leadLine(change: Partial<LeadLine> = {}): LeadLine {
  return {
    id: 'l',
    name: 'Ravi Menon',
    company: 'Menon & Co',
    title: 'New website',
    source: 'referral',
    stage: 'new',
    valueMinor: null,
    currency: 'INR',
    createdAt: AT,
    stageSince: AT,
    expectedOn: null,
    qualifiedAt: null,
    projectId: null,
    ...change,
  };
}

export function invoiceLine(change: Partial<InvoiceLine> = {}): InvoiceLine {
  const totalMinor = change.totalMinor ?? 100_000;
  const balanceMinor = change.balanceMinor ?? totalMinor;
  const dueOn = change.dueOn === undefined ? '2026-11-30' : change.dueOn;
  return {
    id: 'i',
    number: 'INV-2026-001',
    projectId: 'r',
    clientId: 'c',
    clientName: 'Mira Textiles',
    currency: 'INR',
    status: 'sent',
    issuedOn: '2026-11-01',
    nextDueOn: balanceMinor > 0 ? dueOn : null,
    dueOn,
    settledOn: null,
    dues: dueOn === null ? [] : [{ on: dueOn, amountMinor: totalMinor, leftMinor: balanceMinor }],
    needs: null,
    needsMinor: 0,
    ...change,
    totalMinor,
    balanceMinor,
  };
}

function moneyLine(change: Partial<MoneyLine> = {}): MoneyLine {
  const amountMinor = change.amountMinor ?? 100_000;
  return {
    id: 'm',
    settlesMinor: amountMinor,
    currency: 'INR',
    on: '2026-11-10',
    invoiceId: 'i',
    ...change,
    amountMinor,
  };
}

/** What a directory holds besides nothing; lines without an id of their own are numbered. */
export interface Holding {
  readonly clients?: readonly Partial<ClientLine>[];
  readonly rooms?: readonly Partial<RoomLine>[];
  readonly leads?: readonly Partial<LeadLine>[];
  readonly invoices?: readonly Partial<InvoiceLine>[];
  readonly money?: readonly Partial<MoneyLine>[];
}

export function directory(holding: Holding = {}): Directory {
  return {
    clients: mapped('c', holding.clients ?? [], clientLine),
    rooms: mapped('r', holding.rooms ?? [], roomLine),
    leads: mapped('l', holding.leads ?? [], leadLine),
    invoices: mapped('i', holding.invoices ?? [], invoiceLine),
    money: mapped('m', holding.money ?? [], moneyLine),
  };
}

function mapped<Line extends { readonly id: string }>(
  letter: string,
  changes: readonly Partial<Line>[],
  line: (change: Partial<Line>) => Line,
): ReadonlyMap<string, Line> {
  const lines = changes.map((change, index) => line({ id: `${letter}${index + 1}`, ...change } as Partial<Line>));
  return new Map(lines.map((each) => [each.id, each]));
}
