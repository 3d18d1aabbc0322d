import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEAD_SOURCES, STAGES } from '@/contract';
import vectors from '../../../tests/vectors/lead-score.json';
import { type ScoredLead, scoreOf, usualValue } from './lead-score';

const DAY_MS = 86_400_000;

describe('the vectors', () => {
  test.each(vectors.scores)('a score: $why', ({ lead, usualMinor, points, sum, score }) => {
    const { stageSinceDaysAgo, ...rest } = lead;
    const asked = { ...rest, stageSince: vectors.now - stageSinceDaysAgo * DAY_MS } as unknown as ScoredLead;
    const told = scoreOf(asked, usualMinor, vectors.now);
    expect(Object.fromEntries(told.parts.map((part) => [part.name, part.points]))).toEqual(points);
    expect([told.sum, told.score]).toEqual([sum, score]);
    expect(told.reason).toBe(lead.override?.reason ?? null);
  });

  test.each(vectors.usual)('what is usual: $why', ({ leads, currency, usualMinor }) => {
    const lines = leads.map(([valueMinor, each]) => ({ valueMinor, currency: each }) as never);
    expect(usualValue(lines, currency)).toBe(usualMinor);
  });
});

const aLead = fc.record({
  source: fc.constantFrom(...LEAD_SOURCES),
  valueMinor: fc.option(fc.integer({ min: 0, max: 10 ** 15 })),
  stage: fc.constantFrom(...STAGES),
  stageSince: fc.integer({ min: 0, max: 2 * vectors.now }),
  answers: fc.dictionary(fc.constantFrom('need', 'budget', 'timeline', 'found'), fc.string()),
  override: fc.constant(null),
});
const aUsual = fc.option(fc.integer({ min: 1, max: 10 ** 15 }));

test('every score is the sum of its parts, and each part within its own bounds', () => {
  fc.assert(
    fc.property(aLead, aUsual, (lead, usual) => {
      const { score, sum, parts } = scoreOf(lead, usual, vectors.now);
      expect(score).toBe(sum);
      expect(parts.reduce((total, part) => total + part.points, 0)).toBe(sum);
      expect(parts.reduce((total, part) => total + part.most, 0)).toBe(100);
      expect(parts.every((part) => part.points >= 0 && part.points <= part.most)).toBe(true);
    }),
  );
});

test('more value never scores less, and waiting never scores more', () => {
  fc.assert(
    fc.property(aLead, aUsual, fc.nat(), fc.nat(), (lead, usual, more, later) => {
      const before = scoreOf(lead, usual, vectors.now).sum;
      const richer = { ...lead, valueMinor: (lead.valueMinor ?? 0) + more };
      expect(scoreOf(richer, usual, vectors.now).sum).toBeGreaterThanOrEqual(before);
      expect(scoreOf(lead, usual, vectors.now + later).sum).toBeLessThanOrEqual(before);
    }),
  );
});
