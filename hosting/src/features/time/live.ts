import { useCallback } from 'react';
import { LIMITS } from '@/contract';
import type { BooksInvoice, Project } from '@/lib/books';
import type { Plain } from '@/lib/firestore-rest';
import { useDocument, useRows } from '@/lib/watch';
import { type Entry, LONGEST_MS, type Timer } from './model';

/** The one live timer; null while none runs. */
export function useTimer(uid: string) {
  return useDocument<Timer>(`freelancers/${uid}/timers/live`);
}

export type TaskRow = Plain & { readonly title: string; readonly position: number; readonly isDone: boolean };

type Constraints = Parameters<typeof useRows>[2];

const inTheirOrder: Constraints = ({ orderBy, limit }) => [orderBy('position'), limit(300)];

/** The tasks of a room, in their order. */
export function useTasks(roomKey: string | null) {
  return useRows<TaskRow>(roomKey === null ? null : `rooms/${roomKey}/tasks`, 'in order', inTheirOrder);
}

/** One task; null where it is gone, or where there is none to look for. */
export function useTask(roomKey: string | null, taskId: string | null) {
  return useDocument<TaskRow>(roomKey === null || taskId === null ? null : `rooms/${roomKey}/tasks/${taskId}`);
}

/** The entries that touch a span of time, and no others; what began before it can have lasted a day at most. */
export function useEntries(uid: string, startedAt: number, endedAt: number) {
  const constraints = useCallback<Constraints>(
    ({ where, orderBy, Timestamp }) => [
      where('startedAt', '>', Timestamp.fromMillis(startedAt - LONGEST_MS)),
      where('startedAt', '<', Timestamp.fromMillis(endedAt)),
      orderBy('startedAt'),
    ],
    [startedAt, endedAt],
  );
  return useRows<Entry>(`freelancers/${uid}/timeEntries`, `${startedAt}-${endedAt}`, constraints);
}

/** A project's billable time that is on no invoice, the oldest first, as much as one invoice takes. */
export function useUnbilled(uid: string, projectId: string) {
  const constraints = useCallback<Constraints>(
    ({ where, orderBy, limit }) => [
      where('projectId', '==', projectId),
      where('isBillable', '==', true),
      where('invoiceId', '==', null),
      orderBy('startedAt'),
      limit(LIMITS.entriesPerInvoiceMax),
    ],
    [projectId],
  );
  return useRows<Entry>(`freelancers/${uid}/timeEntries`, `unbilled ${projectId}`, constraints);
}

const withUnbilledTime: Constraints = ({ where, orderBy, limit }) => [
  where('time.unbilledSeconds', '>', 0),
  orderBy('time.unbilledSeconds', 'desc'),
  limit(200),
];

/** The projects that have time to bill, the most first. */
export function useUnbilledProjects(uid: string) {
  return useRows<Project>(`freelancers/${uid}/projects`, 'with unbilled time', withUnbilledTime);
}

/** A client's projects. */
export function useProjectsOf(uid: string, clientId: string) {
  const constraints = useCallback<Constraints>(({ where }) => [where('clientId', '==', clientId)], [clientId]);
  return useRows<Project>(`freelancers/${uid}/projects`, `of ${clientId}`, constraints);
}

/** A project's invoices, for what came in. */
export function useInvoicesOf(uid: string, projectId: string) {
  const constraints = useCallback<Constraints>(({ where }) => [where('projectId', '==', projectId)], [projectId]);
  return useRows<BooksInvoice>(`freelancers/${uid}/invoices`, projectId, constraints);
}
