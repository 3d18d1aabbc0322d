import { useEffect, useRef } from 'react';
import { useRoomActions } from './actions';
import { useRoomSession } from './context';
import { type Message, otherSide, type Room } from './model';

const HEARTBEAT_MS = 2 * 60 * 1000;

/**
 * Mark the conversation as seen: only by a person, so the page must be visible and the messages on the screen. Again when a
 * message arrives, and now and then while someone is still at work here, so that "was here" stays honest.
 */
export function useSeenMark(room: Room, messages: readonly Message[], isLive: boolean): void {
  const actions = useRoomActions();
  const { side, isPreview = false } = useRoomSession();
  const lastMark = useRef(0);
  const newest = messages.findLast((message) => message.from === otherSide(side))?.at ?? 0;
  // By this page's own mark: the side's may be a colleague's, who has seen it while nobody has here.
  const markedTo = useRef(-1);
  const current = useRef({ room, newest });
  current.current = { room, newest };

  useEffect(() => {
    const panel = document.getElementById('messages');
    if (!isLive || isPreview || !room.open || !panel) return;
    let isShown = false;
    const mark = () => {
      if (!isShown || document.visibilityState !== 'visible') return;
      const isDue = Date.now() - lastMark.current > HEARTBEAT_MS;
      if (!isDue && current.current.newest <= markedTo.current) return;
      lastMark.current = Date.now();
      markedTo.current = current.current.newest;
      // Nobody waits for it, and the next look tries again.
      void actions.markSeen(current.current.room).catch(() => {
        markedTo.current = -1;
      });
    };
    const observer = new IntersectionObserver((entries) => {
      isShown = entries.at(-1)?.isIntersecting ?? false;
      mark();
    });
    observer.observe(panel);
    document.addEventListener('visibilitychange', mark);
    document.addEventListener('pointerdown', mark);
    document.addEventListener('keydown', mark);
    return () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', mark);
      document.removeEventListener('pointerdown', mark);
      document.removeEventListener('keydown', mark);
    };
  }, [actions, isLive, isPreview, room.open, newest]);
}
