import { describe, expect, test } from 'vitest';
import vectors from '../../../tests/vectors/needs.json';
import { directory, type Holding } from './directory.fixture';
import { type DueFollowUp, type Need, needsOf, type Unread } from './needs';

const { today, timeZone } = vectors;

const unread = (change: Partial<Unread>): Unread => ({
  projectId: 'r1',
  title: 'Autumn catalogue',
  clientName: 'Mira Textiles',
  count: 1,
  name: 'Mira',
  text: 'Hello',
  at: 1,
  ...change,
});
const followUp = (change: Partial<DueFollowUp>): DueFollowUp => ({
  id: 'f',
  title: 'Call Ravi',
  about: null,
  at: 1,
  ...change,
});
const told = (need: Need) => {
  if (need.kind === 'answer') return `answer ${need.unread.projectId}`;
  if (need.kind === 'followUp') return `followUp ${need.followUp.id}`;
  return `${need.kind} ${need.line.id}`;
};

describe('what needs the freelancer', () => {
  test.each(vectors.cases)('$why', ({ holding, unread: messages, followUps, expected }) => {
    const waiting = {
      directory: directory(holding as Holding),
      unread: messages.map(unread),
      followUps: followUps.map(followUp),
    };
    expect(needsOf(waiting, { today, timeZone }).map(told)).toEqual(expected);
  });
});
