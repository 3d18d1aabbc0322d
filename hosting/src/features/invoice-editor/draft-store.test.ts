import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '@/lib/api';
import { blankLine, type Draft, type Problems } from './draft';
import { DraftStore, SAVE_AFTER_MS, TRY_AGAIN_AFTER_MS, type Unsaved } from './draft-store';

const draft = (note: string): Draft => ({
  currency: 'INR',
  lines: [],
  discount: null,
  roundOff: false,
  instalments: [],
  dueOn: null,
  note,
});

function desk(unsaved: Unsaved | null = null, check: (draft: Draft) => Problems = () => ({})) {
  const kept: (Unsaved | null)[] = [];
  const put = vi.fn<(version: number, draft: Draft) => Promise<number>>(async (version) => version + 1);
  const store = new DraftStore({ version: 1, draft: draft('') }, unsaved, {
    usualRateBp: 0,
    check,
    put,
    keep: (what) => kept.push(what),
  });
  const write = (note: string) => store.edit({ ...store.view().form, note });
  return { store, put, kept, write };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a draft being typed', () => {
  it('is saved once typing rests', async () => {
    const { store, put, write } = desk();
    write('He');
    write('Hello');
    expect(store.view().save.kind).toBe('unsaved');
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(put.mock.calls).toEqual([[1, draft('Hello')]]);
    expect(store.view().save.kind).toBe('saved');
    expect(store.view().sync.base.version).toBe(2);
  });

  it('saves again what was typed while a save was under way', async () => {
    const { put, write } = desk();
    let answer: (version: number) => void = () => undefined;
    put.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    write('one');
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    write('one two');
    answer(2);
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(put.mock.lastCall).toEqual([2, draft('one two')]);
  });

  it('waits while a field does not read, and says so', async () => {
    const { store, put } = desk();
    const line = { ...blankLine(0), description: 'Logo', quantity: 'two', price: '1' };
    store.edit({ ...store.view().form, lines: [line] });
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS * 2);
    expect(put).not.toHaveBeenCalled();
    expect(store.view().save.kind).toBe('blocked');
  });

  it('is not sent as long as the books would certainly refuse it', async () => {
    const { store, put, write } = desk(null, ({ note }) => (note === 'too much' ? { discount: 'Too much.' } : {}));
    write('too much');
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS * 2);
    expect(put).not.toHaveBeenCalled();
    expect(store.view()).toMatchObject({ save: { kind: 'blocked' }, reading: { problems: { discount: 'Too much.' } } });
    write('enough');
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(put).toHaveBeenCalledOnce();
  });

  it('survives a lost connection and is saved when it is back', async () => {
    const { store, put, write } = desk();
    put.mockRejectedValueOnce(new ApiError('offline', 'No connection.', 0));
    write('Hello');
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(store.view().save.kind).toBe('offline');
    await vi.advanceTimersByTimeAsync(TRY_AGAIN_AFTER_MS);
    expect(store.view().save.kind).toBe('saved');
  });

  it('shows what the books object to, by field', async () => {
    const { store, put, write } = desk();
    put.mockRejectedValueOnce(new ApiError('request/invalid', 'Look again.', 400, { 'draft.note': 'Too long.' }));
    write('Hello');
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(store.view().save).toEqual({ kind: 'failed', sentence: 'Look again.' });
    expect(store.view().objections).toEqual({ note: 'Too long.' });
    expect(store.isDirty).toBe(true);
  });

  it('comes back after a reload of the tab', async () => {
    const first = desk();
    first.write('unsaved');
    const { store, put } = desk(first.kept.at(-1) ?? null);
    expect(store.view().form.note).toBe('unsaved');
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(put).toHaveBeenCalledWith(1, draft('unsaved'));
  });
});

describe('the same draft in another tab', () => {
  it('follows along while nothing here is unsaved', () => {
    const { store } = desk();
    store.receive({ version: 2, draft: draft('theirs') });
    expect(store.view().form.note).toBe('theirs');
    expect(store.view().save.kind).toBe('saved');
  });

  it('stops saving and keeps both when both changed', async () => {
    const { store, put, write } = desk();
    write('mine');
    store.receive({ version: 2, draft: draft('theirs') });
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS * 2);
    expect(put).not.toHaveBeenCalled();
    expect(store.view().sync.theirs?.draft.note).toBe('theirs');
    expect(store.view().form.note).toBe('mine');
  });

  it('saves mine on top of theirs when I keep mine', async () => {
    const { store, put, write } = desk();
    write('mine');
    store.receive({ version: 2, draft: draft('theirs') });
    store.keepMine();
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(put.mock.calls).toEqual([[2, draft('mine')]]);
  });

  it('gives my text back after taking theirs', async () => {
    const { store, put, write } = desk();
    write('mine');
    store.receive({ version: 2, draft: draft('theirs') });
    const before = store.takeTheirs();
    expect(store.view().form.note).toBe('theirs');
    store.edit(before);
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(put.mock.calls).toEqual([[2, draft('mine')]]);
  });

  it('shows both when the books refuse first and the listener brings theirs after', async () => {
    const { store, put, write } = desk();
    put.mockRejectedValueOnce(new ApiError('invoice/changed', 'Changed.', 409));
    write('mine');
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    store.receive({ version: 2, draft: draft('theirs') });
    expect(store.view().sync.theirs?.version).toBe(2);
    expect(store.view().form.note).toBe('mine');
  });

  it('loses nothing when it moved on while this tab was reloading', () => {
    const first = desk();
    first.write('unsaved');
    const unsaved = first.kept.at(-1) ?? null;
    const store = new DraftStore({ version: 4, draft: draft('theirs') }, unsaved, {
      usualRateBp: 0,
      check: () => ({}),
      put: async () => 0,
      keep: () => undefined,
    });
    expect(store.view().form.note).toBe('unsaved');
    expect(store.view().sync.theirs?.version).toBe(4);
  });
});
