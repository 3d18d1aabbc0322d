import { useCallback } from 'react';
import type { Plain } from '@/lib/firestore-rest';
import { useDocument, useRows } from '@/lib/watch';
import type { Timer } from './model';

/** The one live timer; null while none runs. */
export function useTimer(uid: string) {
  return useDocument<Timer>(`freelancers/${uid}/timers/live`);
}

export type TaskRow = Plain & { readonly title: string; readonly position: number; readonly isDone: boolean };

type Constraints = Parameters<typeof useRows>[2];

/** The tasks of a room, in their order. */
export function useTasks(roomKey: string | null) {
  const constraints = useCallback<Constraints>(({ orderBy }) => [orderBy('position')], []);
  return useRows<TaskRow>(roomKey === null ? null : `rooms/${roomKey}/tasks`, 'tasks', constraints);
}
