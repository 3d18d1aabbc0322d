/** A fiscal year as the functions count it; fetched anew whenever somebody looks. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { callPortals } from '@/lib/owner';
import type { TdsRow } from './model';

const keyOf = (uid: string, year: number) => ['tds', uid, year];

export function useTds(uid: string, year: number) {
  return useQuery<readonly TdsRow[], Error>({
    queryKey: keyOf(uid, year),
    queryFn: async () => (await callPortals('GET /api/portals/tds/{fiscalYear}', {}, { fiscalYear: `${year}` })).rows,
    refetchOnMount: 'always',
  });
}

/** Count a fiscal year again after something in it changed. */
export function useCountAgain(uid: string, year: number): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(() => client.invalidateQueries({ queryKey: keyOf(uid, year) }), [client, uid, year]);
}
