import { useMinute } from '@/lib/clock';
import { useOpen } from './live';
import { dueCount } from './model';

/** How many follow-ups are due now, for the badge at the desk; 0 until it is known. */
export function useDueCount(uid: string): number {
  const now = useMinute();
  const { rows = [] } = useOpen(uid);
  return dueCount(rows, now);
}
