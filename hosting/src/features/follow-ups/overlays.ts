/** What was done here and is not confirmed yet, for every list on the page. */
import { type QueryClient, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type FollowUp, type Overlay, pathOf, withOverlays } from './model';

/** The listener brings what the functions wrote a moment after they answer. */
const KEPT_AFTER_ANSWER_MS = 10_000;
const NONE: readonly Overlay[] = [];
const keyOf = (uid: string) => ['follow-ups', uid, 'overlays'];

let nextKey = 1;

export interface Laid {
  /** The functions took it: the row is theirs from now on. */
  readonly confirm: () => void;
  /** They did not: the row is as it was. */
  readonly lift: () => void;
}

/** Show a row as it will be. */
export function layOver(client: QueryClient, uid: string, row: FollowUp): Laid {
  const key = nextKey++;
  const seen = lastSeen(client, uid, row.id);
  const change = (edit: (all: readonly Overlay[]) => readonly Overlay[]) =>
    client.setQueryData<readonly Overlay[]>(keyOf(uid), (all = NONE) => edit(all));
  const lift = () => change((all) => all.filter((each) => each.key !== key));
  change((all) => [...all, { key, seen, row }]);
  return {
    lift,
    confirm: () => void setTimeout(lift, KEPT_AFTER_ANSWER_MS),
  };
}

/** The `updatedAt` of a row as the functions wrote it last, as far as any list has heard. */
function lastSeen(client: QueryClient, uid: string, id: string): number | null {
  const lists = client.getQueriesData<readonly FollowUp[]>({ queryKey: ['rows', pathOf(uid)] });
  const heard = lists.flatMap(([, rows]) => (Array.isArray(rows) ? (rows as readonly FollowUp[]) : []));
  const times = heard.filter((row) => row.id === id).map((row) => row.updatedAt);
  return times.length > 0 ? Math.max(...times) : null;
}

/** Rows as a listener has them, with what was done here laid over them. */
export function useWithOverlays(uid: string, rows: readonly FollowUp[] | undefined) {
  const { data: overlays = NONE } = useQuery<readonly Overlay[]>({
    queryKey: keyOf(uid),
    queryFn: () => NONE,
    enabled: false,
  });
  return useMemo(() => rows && withOverlays(rows, overlays), [rows, overlays]);
}
