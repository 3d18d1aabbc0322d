/** Changing the plan: where a moved milestone goes, and what a new status says about progress and dates. */
import type { Milestone, MilestoneStatus } from './model';

export type PlanChange = Partial<Omit<Milestone, 'id'>>;

export function lastPosition(ordered: readonly { readonly position: number }[]): number {
  return Math.max(0, ...ordered.map((one) => one.position));
}

/**
 * The position that puts a row at `index` among the others: between its neighbours, so that only one document is
 * written. Always above zero.
 */
export function positionAt(others: readonly { readonly position: number }[], index: number): number {
  const before = others[index - 1]?.position ?? 0;
  const after = others[index]?.position;
  return after === undefined ? before + 1 : (before + after) / 2;
}

/** Done fills the bar and dates it; leaving done takes the date back and keeps the progress believable. */
export function changeOfStatus(milestone: Milestone, status: MilestoneStatus, today: string): PlanChange {
  if (status === 'done') return { status, progress: 100, doneOn: today };
  const progress = milestone.status === 'done' ? 90 : milestone.progress;
  return { status, progress: status === 'planned' ? 0 : progress, doneOn: null };
}

/** Moving the slider off zero starts a planned milestone; it never finishes one by itself. */
export function changeOfProgress(milestone: Milestone, progress: number): PlanChange {
  const starts = milestone.status === 'planned' && progress > 0;
  return starts ? { progress, status: 'inProgress' } : { progress };
}
