import { describe, expect, it } from 'vitest';
import { DAY_MS, NOW } from '@/features/paying/invoice.fixture';
import { aComment, aDecision, aDeliverable, aMilestone, aRoom, aTask, aVersion, someWork } from './factories.fixture';
import { overallProgress } from './model';
import { needsOf } from './needs';
import { decisionOn, deliverableStanding, olderVersions, tasksInOrder, tasksUnder, withProgress } from './work';

const room = aRoom();
const client = { side: 'client', now: NOW, seenAtOpen: 0 } as const;
const owner = { side: 'freelancer', now: NOW, seenAtOpen: 0 } as const;
const empty = { room, messages: [], milestones: [], invoices: [], work: someWork(), comments: [] };
const approval = aDecision({ id: 'd_1_approved', verdict: 'approved', note: '' });

describe('a word on a version', () => {
  const delivered = aDeliverable({ version: 1 });

  it('counts for that version alone: a new one starts anew', () => {
    expect(decisionOn(delivered, [approval])?.verdict).toBe('approved');
    expect(decisionOn({ ...delivered, version: 2 }, [approval])).toBeNull();
    expect(decisionOn({ ...delivered, version: 2 }, [approval], 1)).toBe(approval);
  });

  it('is an approval where there was both', () => {
    expect(decisionOn(delivered, [aDecision(), approval])).toBe(approval);
  });

  it('is said in words, for the side that reads them', () => {
    const words = (side: 'client' | 'freelancer', decisions = [] as (typeof approval)[], version = 1) =>
      deliverableStanding({ ...delivered, version }, decisions, { room, side, today: '2026-11-20' }).word;
    expect(words('client', [], 0)).toBe('to come');
    expect(words('client')).toBe('version 1 waits for your word');
    expect(words('freelancer')).toBe('version 1 waits for Monsoon Café');
    expect(words('client', [approval])).toMatch(/^version 1, approved .+ by Priya Nair$/);
  });

  it('leaves what came before to be looked at, newest first', () => {
    const versions = [1, 2, 3].map((version) => aVersion({ id: `d_${version}`, version }));
    const older = olderVersions(aDeliverable({ version: 3 }), versions);
    expect(older.map((one) => one.version)).toEqual([2, 1]);
  });
});

describe('tasks', () => {
  it('stand with what is open first', () => {
    const tasks = [aTask({ id: 'a', isDone: true }), aTask({ id: 'b', position: 3 }), aTask({ id: 'c', position: 2 })];
    expect(tasksInOrder(tasks).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });

  it('whose milestone is gone stand with those that had none', () => {
    const tasks = [aTask(), aTask({ id: 'lost', milestoneId: 'gone' }), aTask({ id: 'none', milestoneId: null })];
    expect(tasksUnder(null, tasks, [aMilestone()]).map(({ id }) => id)).toEqual(['lost', 'none']);
    expect(tasksUnder('s', tasks, [aMilestone()])).toHaveLength(1);
  });
});

describe('progress', () => {
  it('begins a planned milestone by itself, and fills the whole', () => {
    const work = someWork({ tasks: [aTask({ isDone: true }), aTask({ id: 'u' })] });
    const milestones = withProgress([aMilestone(), aMilestone({ id: 'other' })], work);
    expect(milestones[0]).toMatchObject({ status: 'inProgress', progress: 50 });
    expect(milestones[1]).toMatchObject({ status: 'planned', progress: 0 });
    expect(overallProgress(milestones)).toBe(25);
  });
});

describe('what needs a person', () => {
  const delivered = someWork({ deliverables: [aDeliverable({ version: 2 })], versions: [aVersion({ version: 2 })] });

  it('is the client’s word on the newest version, and not the review of its milestone as well', () => {
    const milestones = [aMilestone({ status: 'review' })];
    const needs = needsOf({ ...empty, milestones, work: delivered }, client);
    expect(needs.map((need) => need.title)).toEqual(['Approve Logo']);
    expect(needsOf({ ...empty, work: delivered }, owner)).toEqual([]);
  });

  it('is a task that was given to the client, until it is ticked', () => {
    const work = (isDone: boolean) => someWork({ tasks: [aTask({ forClient: true, isDone }), aTask({ id: 'own' })] });
    expect(needsOf({ ...empty, work: work(false) }, client).map((need) => need.word)).toEqual(['Done']);
    expect(needsOf({ ...empty, work: work(true) }, client)).toEqual([]);
    expect(needsOf({ ...empty, work: work(false) }, owner)).toEqual([]);
  });

  it('is the change that was asked for, until the next version', () => {
    const decisions = [aDecision({ version: 2 })];
    const asked = { ...delivered, decisions };
    expect(needsOf({ ...empty, work: asked }, owner)[0]).toMatchObject({
      title: 'Change Logo',
      detail: 'Priya Nair: “A little larger”',
    });
    expect(needsOf({ ...empty, work: asked }, client)).toEqual([]);
    const next = { ...asked, deliverables: [aDeliverable({ version: 3 })] };
    expect(needsOf({ ...empty, work: next }, owner)).toEqual([]);
  });

  it('is an approval, until it was seen', () => {
    const work = { ...delivered, decisions: [{ ...approval, version: 2, at: NOW - DAY_MS }] };
    const titles = (seenAtOpen: number) =>
      needsOf({ ...empty, work }, { ...owner, seenAtOpen }).map((one) => one.title);
    expect(titles(NOW - 2 * DAY_MS)).toEqual(['Logo is approved']);
    expect(titles(NOW)).toEqual([]);
  });

  it('is a comment that nobody else sees yet', () => {
    const comments = [aComment({ state: 'pending' }), aComment({ id: 'shown' })];
    const work = someWork({ deliverables: [aDeliverable()] });
    expect(needsOf({ ...empty, work, comments }, owner)[0]).toMatchObject({ title: 'A comment waits for you' });
    expect(needsOf({ ...empty, work, comments }, client)).toEqual([]);
  });

  it('is no comment on what was deleted', () => {
    const comments = [aComment({ state: 'pending' })];
    expect(needsOf({ ...empty, comments }, owner)).toEqual([]);
  });
});
