import { describe, expect, it } from 'vitest';
import { DAY_MS, NOW } from '@/features/paying/invoice.fixture';
import { conversation, mergeMessages, type Outgoing, unreadCount } from './conversation';
import { aMessage } from './factories.fixture';

const reader = { side: 'client', seenAtOpen: 0, otherSeenAt: 0, now: NOW, timeZone: 'Asia/Kolkata' } as const;
const MINUTE = 60_000;

function kinds(entries: ReturnType<typeof conversation>): string[] {
  return entries.map((entry) => (entry.kind === 'message' ? entry.message.text : entry.kind));
}

describe('a conversation', () => {
  it('is cut into days as the reader lives them', () => {
    const late = aMessage({ id: 'a', text: 'late', at: Date.parse('2026-11-19T18:20:00Z') });
    const early = aMessage({ id: 'b', text: 'early', at: Date.parse('2026-11-19T18:40:00Z') });
    const inIndia = conversation([late, early], [], reader);
    expect(inIndia.filter((entry) => entry.kind === 'day').map((entry) => entry.word)).toEqual(['Yesterday', 'Today']);
    expect(kinds(conversation([late, early], [], { ...reader, timeZone: 'Europe/London' }))).toEqual([
      'day',
      'late',
      'early',
    ]);
  });

  it('marks where the unread begins, once, and never above one’s own', () => {
    const messages = [
      aMessage({ id: 'a', from: 'freelancer', text: 'old', at: NOW - 3 * MINUTE }),
      aMessage({ id: 'b', from: 'client', text: 'mine', at: NOW - 2 * MINUTE }),
      aMessage({ id: 'c', from: 'freelancer', text: 'new', at: NOW - MINUTE }),
      aMessage({ id: 'd', from: 'freelancer', text: 'newer', at: NOW }),
    ];
    const seen = { ...reader, seenAtOpen: NOW - 3 * MINUTE };
    expect(kinds(conversation(messages, [], seen))).toEqual(['day', 'old', 'mine', 'unread', 'new', 'newer']);
    expect(unreadCount(messages, 'client', seen.seenAtOpen)).toBe(2);
  });

  it('names the sender once for a run, and again after a while', () => {
    const at = (id: string, minutes: number) => aMessage({ id, at: NOW - minutes * MINUTE });
    const entries = conversation([at('a', 20), at('b', 18), at('c', 1)], [], reader);
    const ends = entries.flatMap((entry) => (entry.kind === 'message' ? [entry.endsRun] : []));
    expect(ends).toEqual([false, true, true]);
  });

  it('says "seen" under the last of mine that the other side has seen', () => {
    const messages = [0, 1, 2].map((n) => aMessage({ id: `${n}`, at: NOW - (3 - n) * MINUTE }));
    const entries = conversation(messages, [], { ...reader, otherSeenAt: NOW - 2 * MINUTE });
    const states = entries.flatMap((entry) => (entry.kind === 'message' ? [entry.state] : []));
    expect(states).toEqual(['sent', 'seen', 'sent']);
  });

  it('shows what is on its way at the end, until it is confirmed', () => {
    const waiting: Outgoing = { id: 'w', text: 'wait', name: 'Priya', attachments: [], at: NOW, state: 'sending' };
    expect(kinds(conversation([aMessage({ at: NOW - DAY_MS })], [waiting], reader))).toEqual([
      'day',
      'Hello',
      'day',
      'wait',
    ]);
    const confirmed = aMessage({ id: 'w', text: 'wait' });
    expect(kinds(conversation([confirmed], [waiting], reader))).toEqual(['day', 'wait']);
  });
});

describe('merging', () => {
  it('keeps what a sliding window has left, takes corrections, and orders by time', () => {
    const known = [aMessage({ id: 'a', at: 1 }), aMessage({ id: 'b', at: 9 })];
    const merged = mergeMessages(known, [aMessage({ id: 'b', at: 2 }), aMessage({ id: 'c', at: 3 })]);
    expect(merged.map((one) => [one.id, one.at])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ]);
  });
});
