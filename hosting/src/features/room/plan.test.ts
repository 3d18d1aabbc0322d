import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aMilestone } from './factories.fixture';
import { inOrder } from './model';
import { changeOfProgress, changeOfStatus, positionAt } from './plan';

describe('moving a milestone', () => {
  it('lands at the wanted place with one write, above zero', () => {
    const positions = fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(positions, fc.nat(20), (taken, wanted) => {
        const others = inOrder(taken.map((position, index) => aMilestone({ id: `${index}`, position })));
        const index = Math.min(wanted, others.length);
        const position = positionAt(others, index);
        const moved = inOrder([...others, aMilestone({ id: 'moved', position })]);
        expect(position).toBeGreaterThan(0);
        expect(moved.findIndex((one) => one.id === 'moved')).toBe(index);
      }),
    );
  });
});

describe('a new status', () => {
  it('fills and dates what is done, and takes that back', () => {
    const done = changeOfStatus(aMilestone({ status: 'review', progress: 80 }), 'done', '2026-11-20');
    expect(done).toEqual({ status: 'done', progress: 100, doneOn: '2026-11-20' });
    const back = changeOfStatus(aMilestone({ status: 'done', progress: 100 }), 'review', '2026-11-20');
    expect(back).toEqual({ status: 'review', progress: 90, doneOn: null });
    expect(changeOfStatus(aMilestone({ progress: 40 }), 'planned', '2026-11-20').progress).toBe(0);
  });

  it('begins with the first move of the slider', () => {
    expect(changeOfProgress(aMilestone(), 5)).toEqual({ progress: 5, status: 'inProgress' });
    expect(changeOfProgress(aMilestone({ status: 'review' }), 95)).toEqual({ progress: 95 });
  });
});
