/** Which messages the desk tells through the browser, and in which words. */
import type { Project } from '@/lib/books';

/** Per browser, for so is its permission: nothing, who wrote, or what they wrote as well. */
export type Wish = 'off' | 'name' | 'text';

export interface News {
  readonly projectId: string;
  readonly at: number;
  readonly title: string;
  readonly name: string;
  readonly text: string;
}

type Seen = ReadonlyMap<string, number>;

/** The newest message of each room, to tell later ones from. */
export function seenIn(rooms: readonly Project[]): Seen {
  return new Map(rooms.map((room) => [room.id, room.summary.lastMessageAt ?? 0]));
}

/** What a client wrote since; a room that was not among the unread ones is news when its message came after `since`. */
export function newsIn(seen: Seen, rooms: readonly Project[], since: number): News[] {
  return rooms.flatMap(({ id, title, summary: { lastMessage, lastMessageAt } }) => {
    if (lastMessage?.from !== 'client' || lastMessageAt === null) return [];
    const before = seen.get(id) ?? since;
    return lastMessageAt > before
      ? [{ projectId: id, at: lastMessageAt, title, name: lastMessage.name, text: lastMessage.text }]
      : [];
  });
}

export function wordsOf({ title, name, text }: News, wish: Wish): { readonly title: string; readonly body: string } {
  return wish === 'text'
    ? { title: `${name} · ${title}`, body: text || 'sent a file' }
    : { title, body: `${name} wrote to you.` };
}
