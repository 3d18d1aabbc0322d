/** How far the work is: from what is ticked and approved where there is such, else from the slider. Percentages are whole. */

interface Step {
  readonly id: string;
  readonly status: 'planned' | 'inProgress' | 'review' | 'done';
  /** What the slider says. */
  readonly progress: number;
}

interface TaskFacts {
  readonly milestoneId: string | null;
  readonly isDone: boolean;
}

interface DeliverableFacts {
  readonly milestoneId: string | null;
  /** 0 until something was delivered. */
  readonly version: number;
  /** The client approved the newest version. */
  readonly isApproved: boolean;
}

export interface Progress {
  readonly percent: number;
  /** From tasks and deliverables, so the slider has no say. */
  readonly isDerived: boolean;
}

/** Delivered is half of it: the other half is the client's word. */
const DELIVERED = 0.5;

/** A milestone's progress. Only a milestone that is done, or has nothing left to do, is at 100. */
export function progressOfMilestone(
  milestone: Step,
  tasks: readonly TaskFacts[],
  deliverables: readonly DeliverableFacts[],
): Progress {
  const parts: readonly number[] = [
    ...tasks.filter((task) => task.milestoneId === milestone.id).map((task) => (task.isDone ? 1 : 0)),
    ...deliverables
      .filter((deliverable) => deliverable.milestoneId === milestone.id)
      .map(({ version, isApproved }) => (isApproved ? 1 : version > 0 ? DELIVERED : 0)),
  ];
  const isDerived = parts.length > 0;
  if (milestone.status === 'done') return { percent: 100, isDerived };
  if (!isDerived) return { percent: milestone.progress, isDerived };
  const sum = parts.reduce((total, part) => total + part, 0);
  // Rounded down: the last percent comes with the last part.
  return { percent: Math.floor((100 * sum) / parts.length), isDerived };
}

/** The whole project's: the milestones' mean, each counting the same, and 100 only when all are. Null when there are none. */
export function overallProgress(percents: readonly number[]): number | null {
  if (percents.length === 0) return null;
  const mean = percents.reduce((total, percent) => total + percent, 0) / percents.length;
  return mean < 100 ? Math.min(Math.round(mean), 99) : 100;
}
