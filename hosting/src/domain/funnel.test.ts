import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import vectors from '../../../tests/vectors/funnel.json';
import { leadsIn } from './desk-lists';
import { directory, type Holding } from './directory.fixture';
import { FUNNEL_STEPS, funnelOf } from './funnel';

const { today, timeZone, from, to } = vectors;
const here = { today, timeZone };

describe('the vectors', () => {
  test.each(vectors.cases)('$why', ({ holding, expected }) => {
    expect(funnelOf(directory(holding as Holding), { from, to }, here)).toEqual(expected);
  });
});

const at = fc.integer({ min: Date.parse(`${from}T00:00:00Z`), max: Date.parse(`${to}T00:00:00Z`) });
const project = fc.option(fc.constantFrom('a', 'b', 'd'), { nil: null });
const held: fc.Arbitrary<Holding> = fc.record({
  leads: fc.array(
    fc.record({
      createdAt: at,
      qualifiedAt: fc.option(at, { nil: null }),
      projectId: project,
      stage: fc.constantFrom('new', 'proposal', 'won', 'lost'),
    }),
  ),
  invoices: fc.array(
    fc.record({
      projectId: fc.constantFrom('a', 'b', 'd'),
      issuedOn: fc.constantFrom('2026-10-01', '2026-11-10'),
      settledOn: fc.option(fc.constantFrom('2026-11-02', '2026-11-19'), { nil: null }),
      status: fc.constantFrom('sent', 'paid', 'draft', 'void'),
    }),
  ),
});

describe('a funnel', () => {
  it('never widens, and no step takes less than no time', () => {
    fc.assert(
      fc.property(held, (holding) => {
        const steps = funnelOf(directory(holding), { from, to }, here);
        for (const { count, of, medianDays } of steps) {
          expect(count).toBeLessThanOrEqual(of);
          expect(medianDays ?? 0).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('counts on each step the leads that the step’s list shows', () => {
    fc.assert(
      fc.property(held, (holding) => {
        const lines = directory(holding);
        const steps = funnelOf(lines, { from, to }, here);
        const listed = FUNNEL_STEPS.map((kind) =>
          leadsIn(lines, { from, to, status: kind === 'lead' ? [] : [kind] }, here),
        );
        expect(listed.map((leads) => leads.length)).toEqual(steps.map(({ count }) => count));
      }),
    );
  });
});
