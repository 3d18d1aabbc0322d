import { useCallback, useRef } from 'react';
import type { Stage } from '@/contract';
import { useDocument, useRows } from '@/lib/watch';
import { isOver, type Lead, type LeadMove, PAGE } from './model';

type Constraints = Parameters<typeof useRows>[2];

export interface ColumnRows {
  readonly leads: readonly Lead[];
  readonly hasMore: boolean;
}

/** The first leads of a column, live: as many pages as were asked for, whatever else there is. */
export function useColumn(uid: string, stage: Stage, pages: number) {
  const most = pages * PAGE;
  const constraints = useCallback<Constraints>(
    ({ where, orderBy, limit }) => [
      where('stage', '==', stage),
      isOver(stage) ? orderBy('stageSince', 'desc') : orderBy('position'),
      // One more than is shown tells whether there are more.
      limit(most + 1),
    ],
    [stage, most],
  );
  const { data, error } = useRows<Lead>(`freelancers/${uid}/leads`, `${stage} ${most}`, constraints);
  // A longer column is another query: what was there stays until it answers.
  const before = useRef(data);
  if (data !== undefined) before.current = data;
  const leads = data ?? before.current;
  const rows = leads && { leads: leads.slice(0, most), hasMore: leads.length > most };
  return { rows, error };
}

export function useLead(uid: string, leadId: string) {
  return useDocument<Lead>(`freelancers/${uid}/leads/${leadId}`);
}

const oldestFirst: Constraints = ({ orderBy }) => [orderBy('at')];

/** A lead's stage history. */
export function useMoves(uid: string, leadId: string) {
  return useRows<LeadMove>(`freelancers/${uid}/leads/${leadId}/moves`, 'all', oldestFirst);
}
