import { useCallback } from 'react';
import type { Payment, Project } from '@/lib/books';
import { useRows } from '@/lib/watch';
import type { ProjectFacts } from './model';
import { monthOf } from './month';

export function projectFacts(project: Project): ProjectFacts {
  const { summary } = project;
  return {
    id: project.id,
    title: project.title,
    clientName: project.client.name,
    isOpen: project.open,
    // Once the new key is open the room works again; what is left is only clearing up.
    isMoving: project.move !== null && project.move.phase === 'copying',
    unread: summary.unread,
    lastMessage: summary.lastMessage,
    lastMessageAt: summary.lastMessageAt,
    createdAt: project.createdAt,
    dues: Object.values(summary.dues),
  };
}

/** This month's payments, where the month is the owner's zone's. */
export function usePaymentsOfMonth(uid: string, today: string, timeZone: string) {
  const month = today.slice(0, 7);
  const constraints = useCallback(
    ({ where, orderBy, Timestamp }: Parameters<Parameters<typeof useRows>[2]>[0]) => {
      const { from, until } = monthOf(`${month}-01`, timeZone);
      return [
        where('at', '>=', Timestamp.fromDate(from)),
        where('at', '<', Timestamp.fromDate(until)),
        orderBy('at', 'desc'),
      ];
    },
    [month, timeZone],
  );
  return useRows<Payment>(`freelancers/${uid}/payments`, `${month} ${timeZone}`, constraints);
}
