import { describe, expect, it } from 'vitest';
import { directory } from './directory.fixture';
import { type DueFollowUp, type Need, needsOf, type Unread } from './needs';

const here = { today: '2026-11-20', timeZone: 'Asia/Kolkata' };
const on = (day: string) => Date.parse(`${day}T06:00:00Z`);
const unread = (change: Partial<Unread> = {}): Unread => ({
  projectId: 'r1',
  title: 'Autumn catalogue',
  clientName: 'Mira Textiles',
  count: 1,
  name: 'Mira',
  text: 'Hello',
  at: on('2026-11-19'),
  ...change,
});
const followUp = (id: string, at: number): DueFollowUp => ({ id, title: 'Call Ravi', about: null, at });
const told = (need: Need) => {
  if (need.kind === 'answer') return `answer ${need.unread.projectId}`;
  if (need.kind === 'followUp') return `followUp ${need.followUp.id}`;
  return `${need.kind} ${need.line.id}`;
};

describe('what needs the freelancer', () => {
  it('is who waits for an answer first, then what was promised, then money, then what may come of a lead', () => {
    const lines = directory({
      leads: [
        { id: 'quiet', stage: 'contacted', stageSince: on('2026-11-01') },
        { id: 'unanswered', stageSince: on('2026-11-17') },
        { id: 'expected', stage: 'proposal', stageSince: on('2026-11-19'), expectedOn: '2026-11-19' },
        { id: 'won', stage: 'won', stageSince: on('2026-01-01'), expectedOn: '2026-01-02' },
      ],
      invoices: [
        { id: 'late', dueOn: '2026-11-10' },
        { id: 'later', dueOn: '2026-11-05' },
        { id: 'disputed', needs: 'dispute', needsMinor: 7, dueOn: '2026-12-01' },
        { id: 'claimed', needs: 'claim', needsMinor: 9, status: 'claimed', dueOn: '2026-11-01' },
        { id: 'fine' },
      ],
    });
    const needs = needsOf({ directory: lines, unread: [unread()], followUps: [followUp('f', 1)] }, here);
    expect(needs.map(told)).toEqual([
      'settle claimed',
      'settle disputed',
      'answer r1',
      'followUp f',
      'remind later',
      'remind late',
      'greet unanswered',
      'decide expected',
      'revive quiet',
    ]);
  });

  it('begins with whoever has waited longest', () => {
    const waiting = {
      directory: directory(),
      unread: [unread({ projectId: 'new', at: 5 }), unread({ projectId: 'old', at: 2 })],
      followUps: [followUp('late', 9), followUp('early', 3)],
    };
    expect(needsOf(waiting, here).map(told)).toEqual(['answer old', 'answer new', 'followUp early', 'followUp late']);
  });

  it('is told once of a lead that is both quiet and past its day', () => {
    const leads = [{ id: 'both', stage: 'proposal' as const, stageSince: on('2026-10-01'), expectedOn: '2026-11-01' }];
    const needs = needsOf({ directory: directory({ leads }), unread: [], followUps: [] }, here);
    expect(needs).toMatchObject([{ kind: 'decide', days: 19 }]);
  });

  it('leaves a lead alone until it has been quiet for long enough', () => {
    const leads = [
      { stage: 'new' as const, stageSince: on('2026-11-18') },
      { stage: 'negotiating' as const, stageSince: on('2026-11-07') },
    ];
    expect(needsOf({ directory: directory({ leads }), unread: [], followUps: [] }, here)).toEqual([]);
  });
});
