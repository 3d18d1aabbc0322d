import { describe, expect, it } from 'vitest';
import type { Draft } from './draft';
import { beginSave, keepMine, receive, saveRefused, saveTaken, startSync, takeTheirs } from './draft-sync';

const draft = (note: string): Draft => ({
  currency: 'INR',
  lines: [],
  discount: null,
  roundOff: false,
  instalments: [],
  dueOn: null,
  note,
});
const start = () => startSync({ version: 3, draft: draft('as saved') });

describe('a draft open in two tabs', () => {
  it("shows the other tab's change at once when nothing here is unsaved", () => {
    const { sync, adopt } = receive(start(), draft('as saved'), { version: 4, draft: draft('from the other tab') });
    expect(adopt).toEqual(draft('from the other tab'));
    expect(sync.base.version).toBe(4);
    expect(sync.theirs).toBeNull();
  });

  it('keeps both when both changed', () => {
    const { sync, adopt } = receive(start(), draft('mine'), { version: 4, draft: draft('theirs') });
    expect(adopt).toBeNull();
    expect(sync.theirs).toEqual({ version: 4, draft: draft('theirs') });
    expect(sync.base.version).toBe(3);
  });

  it('builds on theirs when mine is kept, so that the next save is accepted', () => {
    const { sync } = receive(start(), draft('mine'), { version: 4, draft: draft('theirs') });
    expect(keepMine(sync)).toEqual({ base: { version: 4, draft: draft('theirs') }, sent: [], theirs: null });
  });

  it('hands over theirs when asked to', () => {
    const { sync } = receive(start(), draft('mine'), { version: 4, draft: draft('theirs') });
    const taken = takeTheirs(sync);
    expect(taken.adopt).toEqual(draft('theirs'));
    expect(taken.sync.base.version).toBe(4);
  });

  it('follows a conflict that moves on', () => {
    const first = receive(start(), draft('mine'), { version: 4, draft: draft('theirs') });
    const second = receive(first.sync, draft('mine'), { version: 5, draft: draft('theirs again') });
    expect(second.sync.theirs?.version).toBe(5);
  });

  it('is no conflict when both wrote the same', () => {
    const { sync, adopt } = receive(start(), draft('same'), { version: 4, draft: draft('same') });
    expect(adopt).toBeNull();
    expect(sync).toEqual({ base: { version: 4, draft: draft('same') }, sent: [], theirs: null });
  });
});

describe('our own save', () => {
  it('is recognised when the listener is quicker than the answer', () => {
    const sending = beginSave(start(), draft('mine'));
    const { sync, adopt } = receive(sending, draft('mine, and typing on'), { version: 4, draft: draft('mine') });
    expect(adopt).toBeNull();
    expect(sync).toEqual({ base: { version: 4, draft: draft('mine') }, sent: [], theirs: null });
    expect(saveTaken(sync, draft('mine'), 4).base.version).toBe(4);
  });

  it('becomes the base when it is taken', () => {
    const sync = saveTaken(beginSave(start(), draft('mine')), draft('mine'), 4);
    expect(sync).toEqual({ base: { version: 4, draft: draft('mine') }, sent: [], theirs: null });
    expect(receive(sync, draft('mine'), { version: 4, draft: draft('mine') }).sync).toBe(sync);
  });

  it('leaves the edits unsaved when it is refused', () => {
    const mine = draft('mine');
    expect(saveRefused(beginSave(start(), mine), mine)).toEqual(start());
  });

  it('is recognised even when its answer was lost and typing went on', () => {
    const lost = beginSave(start(), draft('sent, answer lost'));
    const retried = beginSave(lost, draft('typed on'));
    const { sync } = receive(retried, draft('typed on and on'), { version: 4, draft: draft('sent, answer lost') });
    expect(sync.theirs).toBeNull();
    expect(sync.base.version).toBe(4);
  });

  it('ignores an old snapshot', () => {
    const sync = start();
    expect(receive(sync, draft('mine'), { version: 2, draft: draft('older') }).sync).toBe(sync);
  });
});
