import { useLocation, useSearch } from 'wouter';
import { mondayOf } from '@/lib/dates';

interface WeekAddress {
  readonly monday: string;
  /** Show this room's time only. */
  readonly projectId: string | null;
  readonly go: (to: { readonly monday?: string; readonly projectId?: string | null }) => void;
}

/** Which week is looked at, and whose time: kept in the address, so that it can be come back to. */
export function useWeekAddress(today: string): WeekAddress {
  const [path, navigate] = useLocation();
  const asked = new URLSearchParams(useSearch());
  const week = asked.get('week') ?? '';
  const monday = mondayOf(/^\d{4}-\d{2}-\d{2}$/.test(week) && !Number.isNaN(Date.parse(week)) ? week : today);
  const projectId = asked.get('room');
  return {
    monday,
    projectId,
    go: (to) => {
      const next = { monday, projectId, ...to };
      const parts = [
        next.monday !== mondayOf(today) && `week=${next.monday}`,
        next.projectId && `room=${encodeURIComponent(next.projectId)}`,
      ].filter(Boolean);
      navigate(parts.length > 0 ? `${path}?${parts.join('&')}` : path, { replace: true });
    },
  };
}
