import { array, assert, boolean, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import vectors from '../../../tests/vectors/progress.json';
import { overallProgress, progressOfMilestone } from './progress';

const DELIVERED = { none: { version: 0 }, delivered: { version: 1 }, approved: { version: 2, isApproved: true } };
type Delivered = keyof typeof DELIVERED;

describe('the vectors', () => {
  test.each(vectors.milestones)('$about', ({ status, progress, tasks, deliverables, percent, isDerived }) => {
    const milestone = { id: 'm', status: status as 'planned', progress };
    const found = progressOfMilestone(
      milestone,
      [...tasks.map((isDone) => ({ milestoneId: 'm', isDone })), { milestoneId: 'other', isDone: true }],
      [
        ...deliverables.map((one) => ({ milestoneId: 'm', isApproved: false, ...DELIVERED[one as Delivered] })),
        { milestoneId: null, version: 0, isApproved: false },
      ],
    );
    expect(found).toEqual({ percent, isDerived });
  });

  test.each(vectors.overall)('$percents are $overall together', ({ percents, overall }) => {
    expect(overallProgress(percents)).toBe(overall);
  });
});

describe('progress', () => {
  const tasks = array(boolean(), { maxLength: 250 });
  const milestone = record({ status: constantFrom('planned' as const, 'inProgress' as const, 'review' as const) });

  it('is whole, and 100 only when every task is ticked', () => {
    assert(
      property(milestone, tasks, ({ status }, ticks) => {
        const under = ticks.map((isDone) => ({ milestoneId: 'm', isDone }));
        const { percent } = progressOfMilestone({ id: 'm', status, progress: 0 }, under, []);
        expect(Number.isInteger(percent)).toBe(true);
        expect(percent === 100).toBe(ticks.length > 0 && ticks.every(Boolean));
      }),
    );
  });

  it('never falls when a task is ticked', () => {
    assert(
      property(array(boolean(), { minLength: 1, maxLength: 60 }), integer({ min: 0, max: 59 }), (ticks, which) => {
        const at = which % ticks.length;
        const under = (all: readonly boolean[]) => all.map((isDone) => ({ milestoneId: 'm', isDone }));
        const of = (all: readonly boolean[]) =>
          progressOfMilestone({ id: 'm', status: 'inProgress', progress: 0 }, under(all), []).percent;
        expect(of(ticks.with(at, true))).toBeGreaterThanOrEqual(of(ticks));
      }),
    );
  });
});
