import { describe, expect, it, test } from 'vitest';
import vectors from '../../../../tests/vectors/interactions.json';
import { blankEntry, entryFaults, type Interaction, logRows } from './interactions';

function anEntry(changes: object = {}): Interaction {
  return { id: 'a', clientId: 'c', kind: 'call', text: 'Hello', on: '2026-11-20', corrects: null, at: 0, ...changes };
}

describe('the vectors the functions run too', () => {
  test.each(vectors.logs)('$why', (log) => {
    const entries = log.entries.map(anEntry);
    const corrected = logRows(entries).filter(({ isCorrected }) => isCorrected);
    expect(corrected.map(({ entry }) => entry.id).sort()).toEqual(log.corrected);
  });
});

describe('the log', () => {
  it('has the newest day first, and of one day what was written last', () => {
    const entries = [
      anEntry({ id: 'old', on: '2026-01-01', at: 9 }),
      anEntry({ id: 'first', on: '2026-11-20', at: 1 }),
      anEntry({ id: 'second', on: '2026-11-20', at: 2 }),
    ];
    expect(logRows(entries).map(({ entry }) => entry.id)).toEqual(['second', 'first', 'old']);
  });

  it('takes what has happened, in words', () => {
    expect(Object.keys(entryFaults(blankEntry('2026-11-20'), '2026-11-20'))).toEqual(['text']);
    const planned = { kind: 'call', on: '2026-11-21', text: 'Ring' } as const;
    expect(Object.keys(entryFaults(planned, '2026-11-20'))).toEqual(['on']);
    expect(entryFaults({ ...planned, on: '2026-11-20' }, '2026-11-20')).toEqual({});
    expect(Object.keys(entryFaults({ ...planned, on: '' }, '2026-11-20'))).toEqual(['on']);
  });
});
