import { describe, expect, it } from 'vitest';
import { PLACES } from './places';
import { isPaletteKey, NO_STROKES, press, SEQUENCE_MS, SHORTCUTS } from './shortcuts';

function type(strokes: [key: string, at: number][]) {
  let state = NO_STROKES;
  const actions: string[] = [];
  for (const [key, at] of strokes) {
    const result = press(state, key, at);
    state = result.strokes;
    if (result.action) actions.push(result.action);
  }
  return actions;
}

describe("the desk's keys", () => {
  it('answers to one stroke and to two', () => {
    expect(type([['n', 0]])).toEqual(['new']);
    expect(
      type([
        ['g', 0],
        ['s', 300],
      ]),
    ).toEqual(['settings']);
  });

  it('leads to every place by its own letter', () => {
    const letters = SHORTCUTS.filter(({ action }) => action in PLACES).map(({ keys }) => keys.join(' '));
    expect(new Set(letters).size).toBe(Object.keys(PLACES).length);
    expect(letters.every((keys) => keys.startsWith('g '))).toBe(true);
  });

  it('forgets a first stroke that was left alone', () => {
    expect(
      type([
        ['g', 0],
        ['r', SEQUENCE_MS + 1],
      ]),
    ).toEqual([]);
  });

  it('takes a wrong second stroke as a first one', () => {
    expect(
      type([
        ['g', 0],
        ['n', 100],
      ]),
    ).toEqual(['new']);
    expect(
      type([
        ['g', 0],
        ['g', 100],
        ['r', 200],
      ]),
    ).toEqual(['rooms']);
  });

  it('opens the palette by Ctrl+K and by ⌘K, and by nothing near them', () => {
    const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
    expect(isPaletteKey({ ...none, key: 'k', ctrlKey: true })).toBe(true);
    expect(isPaletteKey({ ...none, key: 'K', metaKey: true })).toBe(true);
    expect(isPaletteKey({ ...none, key: 'k' })).toBe(false);
    expect(isPaletteKey({ ...none, key: 'k', ctrlKey: true, shiftKey: true })).toBe(false);
    expect(isPaletteKey({ ...none, key: 'j', ctrlKey: true })).toBe(false);
  });
});
