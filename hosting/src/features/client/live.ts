import { useCallback, useMemo } from 'react';
import { factsOfClients, type Health, healthOf } from '@/domain/client-health';
import type { Directory, InvoiceLine, RoomLine } from '@/domain/directory';
import { useToday } from '@/lib/clock';
import { useOwner } from '@/lib/owner';
import { useRows } from '@/lib/watch';
import type { Interaction } from './interactions';

type Constraints = Parameters<typeof useRows>[2];

/** Everything that was noted about a client; it grows by hand, so it is read whole. */
export function useInteractions(clientId: string) {
  const { uid } = useOwner();
  const constraints = useCallback<Constraints>(({ where }) => [where('clientId', '==', clientId)], [clientId]);
  return useRows<Interaction>(`freelancers/${uid}/interactions`, clientId, constraints);
}

/** One client's lines in the directory. */
export interface ClientLines {
  readonly rooms: readonly RoomLine[];
  readonly invoices: readonly InvoiceLine[];
  readonly health: Health | null;
}

/** What the directory says of a client; undefined until it is known. */
export function useClientLines(directory: Directory | undefined, clientId: string): ClientLines | undefined {
  const { timeZone } = useOwner().profile;
  const today = useToday(timeZone);
  return useMemo(
    () => directory && linesOf(directory, clientId, timeZone, today),
    [directory, clientId, timeZone, today],
  );
}

function linesOf(directory: Directory, clientId: string, timeZone: string, today: string): ClientLines {
  const client = directory.clients.get(clientId);
  const rooms = [...directory.rooms.values()].filter((room) => room.clientId === clientId);
  const invoices = [...directory.invoices.values()].filter((invoice) => invoice.clientId === clientId);
  const byId = <Line extends { readonly id: string }>(lines: readonly Line[]) =>
    new Map(lines.map((line) => [line.id, line] as const));
  const theirs = { clients: byId(client ? [client] : []), rooms: byId(rooms), invoices: byId(invoices) };
  const [facts] = factsOfClients(theirs, timeZone);
  return {
    rooms: rooms.sort((one, other) => Number(other.isOpen) - Number(one.isOpen) || other.createdAt - one.createdAt),
    invoices: invoices.sort(newestFirst),
    health: facts ? healthOf(facts, today) : null,
  };
}

/** Drafts before what was issued. */
function newestFirst(one: InvoiceLine, other: InvoiceLine): number {
  const [ours, theirs] = [one.issuedOn ?? '9999', other.issuedOn ?? '9999'];
  return theirs.localeCompare(ours) || (other.number ?? '').localeCompare(one.number ?? '');
}
