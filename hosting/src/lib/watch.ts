import { useCallback } from 'react';
import { loadFirestore } from '@/lib/firebase';
import type { QueryConstraint } from '@/lib/firebase/firestore';
import type { Plain } from '@/lib/firestore-rest';
import { type Subscribe, useLive } from '@/lib/query';

type FirestoreModule = Awaited<ReturnType<typeof loadFirestore>>;

/** Starts a listener once the SDK is here, and stops it however far it got. */
function lazily(start: (sdk: FirestoreModule) => () => void, fail: (error: Error) => void): () => void {
  let isWanted = true;
  let stop: () => void = () => undefined;
  loadFirestore().then((sdk) => {
    if (isWanted) stop = start(sdk);
  }, fail);
  return () => {
    isWanted = false;
    stop();
  };
}

/** One document, live; null when it does not exist, undefined until that is known. */
export function useDocument<Row extends Plain>(path: string | null) {
  const subscribe = useCallback<Subscribe<Row | null>>(
    (next, fail) =>
      lazily(
        (sdk) =>
          sdk.watchDocument<Row>(
            path ?? '',
            // An empty cache says nothing about the server: wait for its word before showing "not found".
            (row, isLive) => (row !== null || isLive) && next(row),
            fail,
          ),
        fail,
      ),
    [path],
  );
  return useLive<Row | null>(['document', path], path === null ? null : subscribe);
}

/**
 * The rows of a query, live; undefined until they are known. `constraints` must be stable (useCallback or a constant), and
 * `name` must tell this query from others on the same path.
 */
export function useRows<Row extends Plain>(
  path: string | null,
  name: string,
  constraints: (sdk: FirestoreModule) => readonly QueryConstraint[],
) {
  const subscribe = useCallback<Subscribe<readonly Row[]>>(
    (next, fail) =>
      lazily(
        (sdk) =>
          sdk.watchQuery<Row>(
            path ?? '',
            constraints(sdk),
            (rows, isLive) => (rows.length > 0 || isLive) && next(rows.map((seen) => seen.row)),
            fail,
          ),
        fail,
      ),
    [path, constraints],
  );
  return useLive<readonly Row[]>(['rows', path, name], path === null ? null : subscribe);
}
