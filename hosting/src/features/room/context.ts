import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'react';
import type { Side } from './model';

/** Who is in which room, and what that lets them do. */
export interface RoomSession {
  readonly roomKey: string;
  readonly side: Side;
  /** The name that stands under one's messages. */
  readonly myName: string;
  /** Who of the client's people this is; the desk is nobody of them. */
  readonly personId: string | null;
  /** The client's link, for paying and for "viewed"; the desk has none. */
  readonly link: string | null;
  /** The signed-in freelancer's ID token, for fetching files; the client needs none. */
  readonly idToken: (() => Promise<string>) | null;
  /** The owner looks at the client's page: nothing of it counts as seen. */
  readonly isPreview?: boolean;
}

export const RoomSessionContext = createContext<RoomSession | null>(null);

export function useRoomSession(): RoomSession {
  const session = useContext(RoomSessionContext);
  if (!session) throw new Error('Rendered outside of a room');
  return session;
}

/** The present, renewed every half minute, so that "4 min ago" and "overdue" stay true on a page left open. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
