import { useMemo } from 'react';
import type { Project } from '@/lib/books';
import { useRows } from '@/lib/watch';

/** So many rooms with something unread are listened to; whoever has more is told "100+" all the same. */
const UNREAD_ROOMS = 100;

const unread: Parameters<typeof useRows>[2] = ({ limit, orderBy, where }) => [
  where('summary.unread', '>', 0),
  orderBy('summary.unread', 'desc'),
  limit(UNREAD_ROOMS),
];

/** The rooms in which somebody waits for an answer: as many reads as there are of those, however many rooms there are. */
export function useUnreadRooms(uid: string): readonly Project[] | undefined {
  return useRows<Project>(`freelancers/${uid}/projects`, 'unread', unread).data;
}

/** How many messages wait for an answer, in all rooms together. */
export function useUnreadTotal(uid: string): number {
  const rooms = useUnreadRooms(uid);
  return useMemo(() => (rooms ?? []).reduce((total, room) => total + room.summary.unread, 0), [rooms]);
}
