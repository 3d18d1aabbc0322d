/** The clients as a list shows them. */
import type { Registration } from '@/domain/tax';
import type { Client } from '@/lib/books';
import { placeOf, taxedAs } from './treatment';

export interface ClientRow {
  readonly id: string;
  readonly name: string;
  readonly place: string;
  readonly tax: string;
  readonly isUnfinished: boolean;
  readonly isMuted: boolean;
}

/** By name; only those whose name, legal name or place holds what is searched for. */
export function clientRows(
  clients: readonly Client[],
  registration: Registration,
  today: string,
  search: string,
): readonly ClientRow[] {
  const wanted = search.trim().toLowerCase();
  return clients
    .map((client) => {
      const { word, isUnfinished } = taxedAs(registration, client, today);
      return { client, row: rowOf(client, word, isUnfinished) };
    })
    .filter(({ client, row }) => `${row.name} ${client.legalName} ${row.place}`.toLowerCase().includes(wanted))
    .map(({ row }) => row)
    .sort((one, other) => one.name.localeCompare(other.name));
}

function rowOf(client: Client, tax: string, isUnfinished: boolean): ClientRow {
  return {
    id: client.id,
    name: client.name,
    place: placeOf(client),
    tax,
    isUnfinished,
    isMuted: client.remindersMuted,
  };
}
