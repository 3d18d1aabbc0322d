import type { ComponentChildren } from 'preact';
import type { Owner } from '@/lib/owner';
import type { Place } from './places';

/** What waits at a place: unread messages in the rooms, follow-ups that are due. */
export type Counts = Readonly<Partial<Record<Place, number>>>;

export interface ShellProps {
  readonly owner: Owner;
  readonly counts: Counts;
  readonly onFind: () => void;
  readonly onNew: () => void;
  readonly onHelp: () => void;
  /** What runs while one is elsewhere; draws nothing while nothing does. */
  readonly running?: ComponentChildren;
  readonly children: ComponentChildren;
}
