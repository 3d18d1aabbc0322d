/** What a room holds, as both sides read it, and what follows from it. Times are milliseconds, dates `YYYY-MM-DD`. */

import type { Tone } from '@/components/lamp';
import type { FileRefusal, FileState, MilestoneStatus, Side } from '@/contract';
import { overallProgress as meanOf } from '@/domain/progress';
import type { Invoice } from '@/features/paying/invoice';
import type { Standing } from '@/features/paying/model';
import { sayDate } from '@/lib/dates';

export type { Invoice, MilestoneStatus, Side, Standing, Tone };

export type Room = {
  readonly id: string;
  readonly owner: string;
  readonly projectId: string;
  readonly title: string;
  readonly client: { readonly name: string };
  readonly ownerName: string;
  readonly brand: { readonly name: string; readonly logo: string | null; readonly accent: string };
  readonly timeZone: string;
  readonly startedOn: string;
  readonly open: boolean;
  readonly closesAt: number | null;
  readonly ownerSeenAt: number | null;
  readonly clientSeenAt: number | null;
};

export type Message = {
  readonly id: string;
  readonly from: Side;
  readonly name: string;
  readonly text: string;
  readonly at: number;
  readonly attachments: readonly string[];
};

export type RoomFile = {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly contentType: string;
  readonly path: string;
  readonly from: Side;
  readonly at: number;
  readonly state: FileState;
  readonly refusal?: FileRefusal;
};

export type Milestone = {
  readonly id: string;
  readonly position: number;
  readonly title: string;
  readonly status: MilestoneStatus;
  readonly progress: number;
  readonly dueOn: string | null;
  readonly doneOn: string | null;
};

export function otherSide(side: Side): Side {
  return side === 'client' ? 'freelancer' : 'client';
}

/** What to call the people of a side: the owner by first name, the client by the name of the last who wrote, or the company. */
export function nameOfSide(side: Side, room: Room, messages: readonly Message[]): string {
  if (side === 'freelancer') return firstName(room.ownerName);
  const last = messages.findLast((message) => message.from === 'client');
  return last ? firstName(last.name) : room.client.name;
}

export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}

export function seenAtOf(side: Side, room: Room): number {
  return (side === 'client' ? room.clientSeenAt : room.ownerSeenAt) ?? 0;
}

/** As the owner has put them. */
export function inOrder<Row extends { readonly id: string; readonly position: number }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => a.position - b.position || a.id.localeCompare(b.id));
}

export function progressOf(milestone: Milestone): number {
  return milestone.status === 'done' ? 100 : milestone.progress;
}

/** The whole project's progress, 0 to 100. Null when there are no milestones. */
export function overallProgress(milestones: readonly Milestone[]): number | null {
  return meanOf(milestones.map(progressOf));
}

export function milestoneStanding(milestone: Milestone, today: string): Standing {
  const { status, dueOn, doneOn } = milestone;
  if (status === 'done') return { tone: 'go', word: doneOn ? `done ${sayDate(doneOn, 'short', today)}` : 'done' };
  if (status === 'review') return { tone: 'info', word: 'in review' };
  const tone = status === 'inProgress' ? 'warn' : 'idle';
  if (!dueOn) return { tone, word: status === 'inProgress' ? 'in progress' : 'planned' };
  const when = sayDate(dueOn, 'short', today);
  return { tone, word: dueOn < today ? `was due ${when}` : `due ${when}` };
}

export const STATUS_WORD: Record<MilestoneStatus, string> = {
  planned: 'Planned',
  inProgress: 'In progress',
  review: 'In review',
  done: 'Done',
};
