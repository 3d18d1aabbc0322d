import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placingAt, sayLength, staysOf, stepped, sumsOf, topPosition } from './model';

const NOW = 1_790_000_000_000;

describe('where a card is put', () => {
  const at = (...positions: number[]) => positions.map((position, index) => ({ id: `${index}`, position }));

  test('between its neighbours', () => {
    expect(placingAt(at(1, 2), 1, NOW)).toEqual({ position: 1.5, shifted: [] });
  });
  test('at the end, after the last', () => {
    expect(placingAt(at(1, 2), 2, NOW)).toEqual({ position: 3, shifted: [] });
  });
  test('at the top, above all there are and all that came before now', () => {
    expect(placingAt(at(1, 2), 0, NOW).position).toBe(topPosition(NOW));
    expect(placingAt(at(topPosition(NOW) - 5), 0, NOW).position).toBe(topPosition(NOW) - 6);
    expect(placingAt([], 0, NOW).position).toBe(topPosition(NOW));
  });
  test('where no number is left, by moving up those above', () => {
    const placed = placingAt(at(-10, 1, 1, 2), 2, NOW);
    expect(placed).toEqual({ position: 0, shifted: [['1', -1]] });
  });

  test('it always stands where it was put, however often', () => {
    const moves = fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 })), { maxLength: 200 });
    fc.assert(
      fc.property(moves, (steps) => {
        let rows = Array.from({ length: 10 }, (_, index) => ({ id: `${index}`, position: index }));
        for (const [from, to] of steps) {
          const moved = rows[from] as (typeof rows)[number];
          const others = rows.filter((row) => row.id !== moved.id);
          const { position, shifted } = placingAt(others, to, NOW);
          const wanted = [...others.slice(0, to), moved, ...others.slice(to)].map((row) => row.id);
          const places = new Map<string, number>([...shifted, [moved.id, position]]);
          rows = rows
            .map((row) => ({ ...row, position: places.get(row.id) ?? row.position }))
            .sort((one, other) => one.position - other.position);
          expect(rows.map((row) => row.id)).toEqual(wanted);
        }
      }),
    );
  });
});

describe('the arrow keys', () => {
  const lengths = { new: 2, contacted: 0, proposal: 1, negotiating: 0, won: 9, lost: 9 };
  test.each([
    [{ stage: 'new', index: 0 }, 'ArrowUp', { stage: 'new', index: 0 }],
    [{ stage: 'new', index: 1 }, 'ArrowDown', { stage: 'new', index: 2 }],
    [{ stage: 'new', index: 2 }, 'ArrowDown', { stage: 'new', index: 2 }],
    [{ stage: 'new', index: 2 }, 'ArrowRight', { stage: 'contacted', index: 0 }],
    [{ stage: 'new', index: 1 }, 'ArrowLeft', { stage: 'new', index: 1 }],
    [{ stage: 'lost', index: 0 }, 'ArrowRight', { stage: 'lost', index: 0 }],
    [{ stage: 'won', index: 0 }, 'ArrowDown', { stage: 'won', index: 0 }],
    [{ stage: 'new', index: 1 }, 'Tab', null],
  ] as const)('from %j by %s', (place, key, to) => {
    expect(stepped(place, key, lengths)).toEqual(to);
  });
});

describe('where a lead has been', () => {
  const lead = { createdAt: 100, stage: 'proposal' } as const;

  test('the newest stay first, each until the next', () => {
    const moves = [
      { id: 'b', from: 'contacted', to: 'proposal', at: 300 },
      { id: 'a', from: 'new', to: 'contacted', at: 200 },
    ] as const;
    expect(staysOf(lead, moves)).toEqual([
      { id: 'b', stage: 'proposal', since: 300, until: null },
      { id: 'a', stage: 'contacted', since: 200, until: 300 },
      { id: 'made', stage: 'new', since: 100, until: 200 },
    ]);
  });
  test('one that never moved is where it was made', () => {
    expect(staysOf({ createdAt: 100, stage: 'new' }, [])).toEqual([
      { id: 'made', stage: 'new', since: 100, until: null },
    ]);
  });
});

test('currencies are never added together', () => {
  const leads = [
    { valueMinor: 100, currency: 'USD' },
    { valueMinor: 200, currency: 'INR' },
    { valueMinor: null, currency: 'EUR' },
    { valueMinor: 300, currency: 'INR' },
  ];
  expect(sumsOf(leads)).toEqual([
    { currency: 'INR', minor: 500 },
    { currency: 'USD', minor: 100 },
  ]);
});

test.each([
  [-5, 'under a minute'],
  [59_999, 'under a minute'],
  [60_000, '1 minute'],
  [3_600_000, '1 hour'],
  [47 * 3_600_000, '47 hours'],
  [48 * 3_600_000, '2 days'],
])('%i ms is %s', (ms, words) => {
  expect(sayLength(ms)).toBe(words);
});
