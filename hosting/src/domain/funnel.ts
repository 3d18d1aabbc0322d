/**
 * How far the leads of a period came, and how long each step took: pure, from the directory. Held by tests/vectors/funnel.json.
 *
 * A lead is *qualified* once it reached Proposal or beyond, *invoiced* when the room it became has an issued invoice that is
 * not void, *paid* when one of those is settled in full. Whoever reached a step has reached every step before it. A step's days
 * are the median of the calendar days since the step before, over the leads whose day is known at both.
 */
import { daysBetween } from '@/lib/dates';
import { billedProjects, dayIn, type Here, leadsIn } from './desk-lists';
import type { Directory, LeadLine } from './directory';
import type { Days } from './fiscal-years';

export const FUNNEL_STEPS = ['lead', 'qualified', 'invoiced', 'paid'] as const;
export type FunnelStepKind = (typeof FUNNEL_STEPS)[number];

export interface FunnelStep {
  readonly kind: FunnelStepKind;
  readonly count: number;
  /** How many stood on the step before; for the first step its own. */
  readonly of: number;
  /** Median days from the step before; null for the first, and where nobody took the step. */
  readonly medianDays: number | null;
}

export function funnelOf(directory: Directory, days: Days, here: Here): readonly FunnelStep[] {
  const billed = billedProjects(directory);
  const journeys = leadsIn(directory, days, here).map((lead) => journeyOf(lead, billed, here));
  const counts = FUNNEL_STEPS.map((_, step) => journeys.filter(({ reached }) => reached >= step).length);
  return FUNNEL_STEPS.map((kind, step) => ({
    kind,
    count: counts[step] ?? 0,
    of: counts[Math.max(step - 1, 0)] ?? 0,
    medianDays: step === 0 ? null : median(journeys.flatMap((journey) => daysOfStep(journey, step))),
  }));
}

interface Journey {
  /** The last step that was reached. */
  readonly reached: number;
  /** By step, the day it was taken; null where it was not, or nobody knows. */
  readonly on: readonly (string | null)[];
}

function journeyOf(lead: LeadLine, billed: ReturnType<typeof billedProjects>, here: Here): Journey {
  const project = billed.get(lead.projectId ?? '');
  const qualifiedOn = lead.qualifiedAt === null ? null : dayIn(lead.qualifiedAt, here);
  const isQualified = qualifiedOn !== null || lead.projectId !== null || lead.stage === 'won';
  const reached = project?.paidOn ? 3 : project ? 2 : isQualified ? 1 : 0;
  return {
    reached,
    on: [dayIn(lead.createdAt, here), qualifiedOn, project?.invoicedOn ?? null, project?.paidOn ?? null],
  };
}

function daysOfStep({ on }: Journey, step: number): number[] {
  const [from, to] = [on[step - 1] ?? null, on[step] ?? null];
  // Work may be billed before anybody moves the card: that took no time, not less than none.
  return from === null || to === null ? [] : [Math.max(daysBetween(from, to), 0)];
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
