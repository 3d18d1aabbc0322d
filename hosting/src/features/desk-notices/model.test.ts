import { describe, expect, it } from 'vitest';
import type { Project } from '@/lib/books';
import { type News, newsIn, seenIn, wordsOf } from './model';

type Line = { readonly id: string; readonly at: number | null; readonly from?: 'client' | 'freelancer' };

function rooms(...lines: readonly Line[]): Project[] {
  return lines.map(
    ({ id, at, from = 'client' }) =>
      ({
        id,
        title: `Room ${id}`,
        summary: { lastMessageAt: at, lastMessage: at === null ? null : { from, name: 'Mira', text: 'Hello' } },
      }) as Project,
  );
}

const told = (seen: readonly Line[], now: readonly Line[], since = 100) =>
  newsIn(seenIn(rooms(...seen)), rooms(...now), since).map((news) => news.projectId);

describe('what is news', () => {
  it('is a later message of a client', () => {
    expect(told([{ id: 'a', at: 1 }], [{ id: 'a', at: 2 }])).toEqual(['a']);
  });

  it('is not what was there before', () => {
    expect(told([{ id: 'a', at: 1 }], [{ id: 'a', at: 1 }])).toEqual([]);
  });

  it('is not what the freelancer wrote on another device', () => {
    expect(told([{ id: 'a', at: 1 }], [{ id: 'a', at: 2, from: 'freelancer' }])).toEqual([]);
  });

  it('is a room with a message since the desk was opened', () => {
    expect(told([], [{ id: 'a', at: 101 }])).toEqual(['a']);
  });

  it('is not an old message that only now counts as unread', () => {
    expect(told([], [{ id: 'a', at: 99 }])).toEqual([]);
    expect(told([], [{ id: 'a', at: null }])).toEqual([]);
  });
});

describe('its words', () => {
  const news: News = { projectId: 'a', at: 1, title: 'Autumn catalogue', name: 'Mira', text: 'The PIN is 1234' };

  it('are the message where that is wished', () => {
    expect(wordsOf(news, 'text')).toEqual({ title: 'Mira · Autumn catalogue', body: 'The PIN is 1234' });
    expect(wordsOf({ ...news, text: '' }, 'text').body).toBe('sent a file');
  });

  it('hold nothing of the message otherwise', () => {
    expect(JSON.stringify(wordsOf(news, 'name'))).not.toContain('PIN');
  });
});
