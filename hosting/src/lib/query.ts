import { QueryClient, type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** Listeners keep the cache fresh, so queries never refetch by themselves. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 10 * 60 * 1000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** Starts a listener and returns how to stop it. `next` takes a value, or a function from the cached one. */
export type Subscribe<Data> = (
  next: (update: Data | ((before: Data | undefined) => Data)) => void,
  fail: (error: Error) => void,
) => () => void;

interface Live<Data> {
  readonly data: Data | undefined;
  readonly error: Error | null;
}

/**
 * Read a cache entry and keep it alive with a listener.
 *
 * Components see the cache only, so they never know whether REST, a listener or an optimistic write filled it.
 * `subscribe` must be stable (useCallback) or null while there is nothing to listen to yet.
 */
export function useLive<Data>(queryKey: QueryKey, subscribe: Subscribe<Data> | null): Live<Data> {
  const client = useQueryClient();
  const hash = JSON.stringify(queryKey);
  const query = useQuery<Data, Error>({ queryKey, queryFn: () => never<Data>(), enabled: false });
  const failure = useQuery<Error | null>({ queryKey: [...queryKey, 'error'], queryFn: () => null, enabled: false });
  useEffect(() => {
    if (!subscribe) return;
    client.setQueryData([...queryKey, 'error'], null);
    return subscribe(
      (update) => client.setQueryData<Data>(queryKey, update as Data),
      (error) => client.setQueryData([...queryKey, 'error'], error),
    );
  }, [client, hash, subscribe]);
  return { data: query.data, error: failure.data ?? null };
}

function never<Data>(): Promise<Data> {
  return new Promise<Data>(() => undefined);
}
