import type { Project } from '@/lib/books';
import { useOwner } from '@/lib/owner';
import { useDocument, useRows } from '@/lib/watch';
import { type PlanChoice, type PlannedStep, roomOf, stepsLike, stepsOfTemplate, templateOf } from './model';

type Milestone = {
  readonly id: string;
  readonly position: number;
  readonly title: string;
  readonly dueOn: string | null;
};
type Room = { readonly id: string; readonly startedOn: string };

const everything = () => [];

/** The milestones that a choice leads to; undefined while another room's are read. */
export function usePlannedSteps(plan: PlanChoice, today: string): readonly PlannedStep[] | undefined {
  const { uid } = useOwner();
  const [key, projectId] = [templateOf(plan), roomOf(plan)];
  const { data: project } = useDocument<Project>(projectId && `freelancers/${uid}/projects/${projectId}`);
  const path = project ? `rooms/${project.roomKey}` : null;
  const { data: room } = useDocument<Room>(path);
  const { data: milestones } = useRows<Milestone>(path && `${path}/milestones`, 'all', everything);
  if (key) return stepsOfTemplate(key, today);
  if (projectId === null) return [];
  return room && milestones ? stepsLike(milestones, room.startedOn, today) : undefined;
}

type Converted = {
  readonly id: string;
  readonly conversion: { readonly projectId: string } | null;
};

/** The project a lead has become, in whichever tab. */
export function useConversion(leadId: string): string | null {
  const { uid } = useOwner();
  const { data: lead } = useDocument<Converted>(`freelancers/${uid}/leads/${leadId}`);
  return lead?.conversion?.projectId ?? null;
}
