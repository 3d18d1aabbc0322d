/** The clients as a list shows them, from the directory's lines alone. */
import { factsOfClients, type Health, healthOf } from '@/domain/client-health';
import type { Here } from '@/domain/desk-lists';
import type { Directory, InvoiceLine } from '@/domain/directory';
import { compareText } from '@/lib/compare';
import { findable, hasWords } from '@/lib/matching';
import { balancesOf } from './balances';

const ORDERS = ['name', 'health', 'contact', 'balance', 'newest'] as const;
export type Order = (typeof ORDERS)[number];

export interface ClientRow {
  readonly id: string;
  readonly name: string;
  readonly legalName: string;
  readonly health: Health;
  /** The newest day of a message or an interaction; null before the first. */
  readonly lastContactOn: string | null;
  readonly openRooms: number;
  /** What is still to be paid, each currency by itself. */
  readonly balances: readonly { readonly currency: string; readonly minor: number }[];
  readonly createdAt: number;
}

export function clientRows(
  directory: Directory,
  { text, order }: { readonly text: string; readonly order: Order },
  { today, timeZone }: Here,
): readonly ClientRow[] {
  const wanted = new Map(
    [...directory.clients].filter(([, { name, legalName }]) => hasWords(findable(null, name, legalName, 0), text)),
  );
  return factsOfClients({ ...directory, clients: wanted }, timeZone)
    .map((facts) => {
      const line = wanted.get(facts.clientId);
      return {
        id: facts.clientId,
        name: facts.name,
        legalName: line?.legalName ?? '',
        health: healthOf(facts, today),
        lastContactOn: facts.lastContactOn,
        openRooms: facts.rooms.filter(({ isOpen }) => isOpen).length,
        balances: owedBy(facts.invoices),
        createdAt: line?.createdAt ?? 0,
      };
    })
    .sort(BY[order]);
}

function owedBy(invoices: readonly InvoiceLine[]): ClientRow['balances'] {
  return balancesOf(invoices).flatMap(({ currency, owedMinor }) =>
    owedMinor > 0 ? [{ currency, minor: owedMinor }] : [],
  );
}

type Comparison = (one: ClientRow, other: ClientRow) => number;

const byName: Comparison = (one, other) => one.name.localeCompare(other.name) || compareText(one.id, other.id);

/** Amounts of different currencies do not compare: whoever owes in more of them comes first, then by the first of them. */
const byBalance: Comparison = (one, other) =>
  other.balances.length - one.balances.length ||
  compareText(one.balances[0]?.currency ?? '', other.balances[0]?.currency ?? '') ||
  (other.balances[0]?.minor ?? 0) - (one.balances[0]?.minor ?? 0) ||
  byName(one, other);

const BY: Readonly<Record<Order, Comparison>> = {
  name: byName,
  health: (one, other) => one.health.score - other.health.score || byName(one, other),
  contact: (one, other) => compareText(one.lastContactOn ?? '', other.lastContactOn ?? '') || byName(one, other),
  balance: byBalance,
  newest: (one, other) => other.createdAt - one.createdAt || byName(one, other),
};

export function orderIn(text: string | null): Order {
  return ORDERS.find((order) => order === text) ?? 'name';
}
