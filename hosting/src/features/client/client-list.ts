/** The clients as a list shows them, from the directory's lines alone. */
import { groupedBy } from '@/domain/client-facts';
import { factsOfClients, type Health, healthOf } from '@/domain/client-health';
import type { Here } from '@/domain/desk-lists';
import type { Directory } from '@/domain/directory';
import { findable, hasWords } from '@/lib/matching';

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
  const invoices = groupedBy(directory.invoices.values(), ({ clientId }) => clientId);
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
        balances: balancesOf(invoices.get(facts.clientId) ?? []),
        createdAt: line?.createdAt ?? 0,
      };
    })
    .sort(BY[order]);
}

function balancesOf(
  invoices: readonly { readonly currency: string; readonly balanceMinor: number }[],
): ClientRow['balances'] {
  const sums = new Map<string, number>();
  for (const { currency, balanceMinor } of invoices) {
    if (balanceMinor > 0) sums.set(currency, (sums.get(currency) ?? 0) + balanceMinor);
  }
  return [...sums].sort().map(([currency, minor]) => ({ currency, minor }));
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

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

export function orderIn(text: string | null): Order {
  return ORDERS.find((order) => order === text) ?? 'name';
}
