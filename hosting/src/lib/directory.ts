import { useMemo } from 'react';
import type { DirectoryKind } from '@/contract';
import type { Directory } from '@/domain/directory';
import { useRows } from '@/lib/watch';

/** A part of the directory: the lines of one kind whose ids hash to it. */
type Shard = {
  readonly id: string;
  readonly kind: DirectoryKind;
  readonly lines: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

const everything = () => [];

/**
 * Every client, room, lead, invoice and ledger entry in a line, through one listener: twenty documents at most, however
 * large the business. Undefined until it is known.
 */
export function useDirectory(uid: string): Directory | undefined {
  return useDirectoryState(uid).data;
}

/** The directory with what kept it from being read, for the page that says so. */
export function useDirectoryState(uid: string) {
  const { data: shards, error } = useRows<Shard>(`freelancers/${uid}/desk/directory/shards`, 'all', everything);
  const data = useMemo(() => shards && directoryOf(shards), [shards]);
  return { data, error };
}

// The listener hands out all shards with every change, and only one of them has changed; lines are looked at through maps
// so that a row is found without a walk.
function directoryOf(shards: readonly Shard[]): Directory {
  return {
    clients: linesOf(shards, 'clients'),
    rooms: linesOf(shards, 'rooms'),
    leads: linesOf(shards, 'leads'),
    invoices: linesOf(shards, 'invoices'),
    money: linesOf(shards, 'money'),
  };
}

/** The functions write these lines, in the form that domain/directory.ts repeats. */
function linesOf<Line>(shards: readonly Shard[], kind: DirectoryKind): ReadonlyMap<string, Line> {
  const lines = new Map<string, Line>();
  for (const shard of shards) {
    if (shard.kind !== kind) continue;
    for (const [id, line] of Object.entries(shard.lines ?? {})) lines.set(id, { ...line, id } as Line);
  }
  return lines;
}
