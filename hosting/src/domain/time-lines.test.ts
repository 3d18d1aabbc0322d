import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import vectors from '../../../tests/vectors/time-lines.json';
import { partsOf } from './rates';
import { type BillableTime, billEntries, type GroupBy } from './time-lines';

interface Said {
  readonly from: string;
  readonly to: string;
  readonly rateMinor: number;
  readonly taskId?: string;
  readonly taskTitle?: string;
  readonly description?: string;
  readonly person?: string;
}

function entry({ from, to, rateMinor, taskId, taskTitle, description, person }: Said): BillableTime {
  const [startedAt, endedAt] = [Date.parse(from), Date.parse(to)];
  const seconds = (endedAt - startedAt) / 1000;
  return {
    id: from,
    projectId: 'p',
    startedAt,
    endedAt,
    seconds,
    isBillable: true,
    taskId: taskId ?? null,
    taskTitle: taskTitle ?? '',
    description: description ?? '',
    person: person ?? 'Asha',
    billRateMinor: rateMinor,
    billParts: partsOf(seconds, rateMinor),
  };
}

describe('time as lines of an invoice', () => {
  test.each(vectors.cases)('$about', (vector) => {
    const entries = (vector.entries as readonly Said[]).map(entry);
    const billed = billEntries(entries, vector.groupBy as GroupBy, vector.zone);
    const lines = billed.lines.map((line) => [
      line.description,
      line.quantityMilli,
      line.unitPriceMinor,
      line.amountMinor,
    ]);
    expect(lines).toEqual(vector.lines);
    expect(billed.exactMinor).toBe(vector.exactMinor);
  });

  test('a long day is cut to what a line holds', () => {
    const long = entry({
      from: '2026-11-16T08:00:00Z',
      to: '2026-11-16T09:00:00Z',
      rateMinor: 1,
      description: 'x'.repeat(500),
    });
    expect(billEntries([long], 'day', 'UTC').lines[0]?.description).toHaveLength(300);
  });
});

const anEntry = fc
  .record({
    minute: fc.integer({ min: 0, max: 60 * 24 * 20 }),
    seconds: fc.integer({ min: 4, max: 86_400 }),
    rateMinor: fc.constantFrom(99, 150_000, 7_333),
    description: fc.constantFrom('', 'Mails', 'Logo'),
  })
  .map(({ minute, seconds, rateMinor, description }) => {
    const from = Date.parse('2026-03-20T00:00:00Z') + minute * 60_000;
    const iso = (instant: number) => new Date(instant).toISOString();
    return entry({ from: iso(from), to: iso(from + seconds * 1000), rateMinor, description });
  });

test('the lines differ from the exact time by no more than is stated', () => {
  fc.assert(
    fc.property(
      fc.array(anEntry, { minLength: 1, maxLength: 30 }),
      fc.constantFrom<GroupBy>('task', 'person'),
      (entries, groupBy) => {
        const { lines, linesMinor, exactMinor } = billEntries(entries, groupBy, 'Europe/Berlin');
        const rates = new Set(lines.map((line) => line.unitPriceMinor));
        const allowed = [...rates].reduce((sum, rate) => sum + rate * 0.0005, 0) + lines.length * 0.5 + 0.5;
        expect(Math.abs(linesMinor - exactMinor)).toBeLessThanOrEqual(allowed);
      },
    ),
  );
});
