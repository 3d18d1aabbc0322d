import { useEffect, useRef } from 'react';
import { useUnreadRooms } from '@/lib/unread';
import { newsIn, seenIn, wordsOf } from './model';
import { currentWish } from './wish';

/** Tell of new messages through the browser, if that was asked for and nobody looks at the desk. */
export function useDeskNotices(uid: string, open: (path: string) => void): void {
  const rooms = useUnreadRooms(uid);
  const since = useRef(Date.now());
  const seen = useRef<ReturnType<typeof seenIn> | null>(null);
  const go = useRef(open);
  go.current = open;
  useEffect(() => {
    if (!rooms) return;
    const before = seen.current;
    seen.current = new Map([...(before ?? []), ...seenIn(rooms)]);
    const wish = currentWish();
    if (!before || wish === 'off' || document.visibilityState === 'visible') return;
    for (const news of newsIn(before, rooms, since.current)) {
      const { title, body } = wordsOf(news, wish);
      show(title, body, news.projectId, () => go.current(`/desk/rooms/${news.projectId}`));
    }
  }, [rooms]);
}

/** One for each room: with the same tag a later one takes the place of the one before, in every window of the desk. */
function show(title: string, body: string, tag: string, onPress: () => void): void {
  try {
    const shown = new Notification(title, { body, tag });
    shown.onclick = () => {
      window.focus();
      onPress();
      shown.close();
    };
  } catch {
    // Browsers on phones have the constructor and refuse its use: there the mail does it.
  }
}
