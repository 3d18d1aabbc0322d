/** The work a room shows: tasks, deliverables and what was said of them. Times are milliseconds. */
import type { Tone } from '@/components/lamp';
import type { CommentState, Side, SubjectKind, Verdict } from '@/contract';
import { progressOfMilestone } from '@/domain/progress';
import { dateIn, sayDate } from '@/lib/dates';
import { inOrder, type Milestone, type Room, type Standing } from './model';

export type Task = {
  readonly id: string;
  readonly position: number;
  readonly title: string;
  readonly milestoneId: string | null;
  /** The client may tick it. */
  readonly forClient: boolean;
  readonly isDone: boolean;
  readonly doneAt: number | null;
  readonly doneBy: Side | null;
};

export type Deliverable = {
  readonly id: string;
  readonly position: number;
  readonly title: string;
  readonly milestoneId: string | null;
  /** The newest; 0 until something was delivered. */
  readonly version: number;
};

export type Version = {
  readonly id: string;
  readonly deliverableId: string;
  readonly version: number;
  readonly fileId: string;
  readonly note: string;
  readonly at: number;
};

export type Decision = {
  readonly id: string;
  readonly deliverableId: string;
  readonly version: number;
  readonly verdict: Verdict;
  readonly note: string;
  readonly name: string;
  readonly at: number;
};

export type Subject = { readonly kind: SubjectKind; readonly id: string };

export type Comment = {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly subject: Subject;
  readonly text: string;
  readonly at: number;
  readonly consentVersion: number;
  readonly state: CommentState;
};

export type ProjectUpdate = {
  readonly id: string;
  readonly text: string;
  readonly at: number;
  readonly isMailed: boolean;
};

/** What the first read brings of it. */
export type Work = {
  readonly tasks: readonly Task[];
  readonly deliverables: readonly Deliverable[];
  readonly versions: readonly Version[];
  readonly decisions: readonly Decision[];
  readonly updates: readonly ProjectUpdate[];
};

/** Open ones before done ones, each as the owner has put them. */
export function tasksInOrder(tasks: readonly Task[]): Task[] {
  const ordered = inOrder(tasks);
  return [...ordered.filter((task) => !task.isDone), ...ordered.filter((task) => task.isDone)];
}

/** The tasks under a milestone, or (null) those under none that is still there. */
export function tasksUnder(
  milestoneId: string | null,
  tasks: readonly Task[],
  milestones: readonly Milestone[],
): readonly Task[] {
  if (milestoneId !== null) return tasks.filter((task) => task.milestoneId === milestoneId);
  const known = new Set(milestones.map((milestone) => milestone.id));
  return tasks.filter((task) => task.milestoneId === null || !known.has(task.milestoneId));
}

/** What was delivered last. */
export function versionOf(deliverable: Deliverable, versions: readonly Version[]): Version | null {
  return versions.find((one) => one.deliverableId === deliverable.id && one.version === deliverable.version) ?? null;
}

/** What was delivered before, newest first. */
export function olderVersions(deliverable: Deliverable, versions: readonly Version[]): Version[] {
  return versions
    .filter((one) => one.deliverableId === deliverable.id && one.version < deliverable.version)
    .sort((a, b) => b.version - a.version);
}

/** The client's word on a version, by default the newest: approved counts over changes. */
export function decisionOn(
  deliverable: Deliverable,
  decisions: readonly Decision[],
  version = deliverable.version,
): Decision | null {
  const said = decisions.filter((one) => one.deliverableId === deliverable.id && one.version === version);
  return said.find((one) => one.verdict === 'approved') ?? said[0] ?? null;
}

export function sayDecision(decision: Decision, room: Room, today: string): string {
  const verb = decision.verdict === 'approved' ? 'approved' : 'changes asked';
  return `${verb} ${sayDate(dateIn(room.timeZone, decision.at), 'short', today)} by ${decision.name}`;
}

export function deliverableStanding(
  deliverable: Deliverable,
  decisions: readonly Decision[],
  { room, side, today }: { readonly room: Room; readonly side: Side; readonly today: string },
): Standing {
  if (deliverable.version === 0) return { tone: 'idle', word: 'to come' };
  const decision = decisionOn(deliverable, decisions);
  if (decision === null) {
    const whom = side === 'client' ? 'your word' : room.client.name;
    return { tone: 'info', word: `version ${deliverable.version} waits for ${whom}` };
  }
  const tone: Tone = decision.verdict === 'approved' ? 'go' : 'warn';
  return { tone, word: `version ${deliverable.version}, ${sayDecision(decision, room, today)}` };
}

/** Milestones as far as their tasks and deliverables are; those that have any begin by themselves. */
export function withProgress(milestones: readonly Milestone[], work: Work): readonly Milestone[] {
  const delivered = work.deliverables.map((deliverable) => ({
    ...deliverable,
    isApproved: decisionOn(deliverable, work.decisions)?.verdict === 'approved',
  }));
  return milestones.map((milestone) => {
    const { percent, isDerived } = progressOfMilestone(milestone, work.tasks, delivered);
    if (!isDerived) return milestone;
    const hasBegun = milestone.status === 'planned' && percent > 0;
    return { ...milestone, progress: percent, status: hasBegun ? 'inProgress' : milestone.status };
  });
}

/** Whether a milestone's progress comes from what is under it, so that the slider has no say. */
export function isDerived(milestoneId: string, work: Work): boolean {
  return [...work.tasks, ...work.deliverables].some((one) => one.milestoneId === milestoneId);
}

export function commentsOn({ kind, id }: Subject, comments: readonly Comment[]): Comment[] {
  return comments
    .filter((comment) => comment.subject.kind === kind && comment.subject.id === id)
    .sort((a, b) => a.at - b.at || a.id.localeCompare(b.id));
}
