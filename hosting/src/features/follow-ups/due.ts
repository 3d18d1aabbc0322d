import { useMinute } from '@/lib/clock';
import { useOpenRows } from './live';
import { dueCount } from './model';

/** How many follow-ups are due now, for the badge at the desk; 0 until it is known. */
export function useDueCount(uid: string): number {
  const now = useMinute();
  const { data: open = [] } = useOpenRows(uid);
  return dueCount(open, now);
}
