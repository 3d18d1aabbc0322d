import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/button';
import { NoticePage } from '@/components/notice-page';
import type { Returned } from '@/features/paying/model';
import { RoomSkeleton } from '@/features/room/components/room-skeleton';
import { readUpTo, unreadCount } from '@/features/room/conversation';
import { forgetRoom } from '@/features/room/forget';
import { type MessagePages, roomKeys } from '@/features/room/live';
import { type Room, seenAtOf } from '@/features/room/model';
import { RoomView } from '@/features/room/room';
import { accentStyle } from '@/lib/accent';
import { NotReadable } from '@/lib/firestore-rest';
import { useIsOnline } from '@/lib/online';
import { markTabIcon } from '@/lib/tab-icon';
import { DeadLink } from './dead-link';
import { type Opened, openRoom } from './open-room';

type State =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly opened: Opened }
  | { readonly kind: 'dead'; readonly wasOpen: boolean }
  | { readonly kind: 'unreachable' };

interface RoomPageProps {
  readonly link: string | null;
  readonly returned: Returned | null;
}

/** The client's page: the link is in the address, everything else in memory only. */
export function RoomPage({ link, returned }: RoomPageProps) {
  const client = useQueryClient();
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<State>(() => (link ? { kind: 'opening' } : { kind: 'dead', wasOpen: false }));
  useEffect(() => {
    if (!link) return;
    let isWanted = true;
    setState({ kind: 'opening' });
    openRoom(client, link).then(
      (opened) => isWanted && setState({ kind: 'open', opened }),
      (error: unknown) =>
        isWanted && setState(error instanceof NotReadable ? { kind: 'dead', wasOpen: false } : { kind: 'unreachable' }),
    );
    return () => {
      isWanted = false;
    };
  }, [client, link, attempt]);

  const forget = useCallback(() => {
    setState({ kind: 'dead', wasOpen: true });
    document.title = 'Project room';
    markTabIcon(false);
    // After the room has left the screen, so that no component reads an emptied cache.
    setTimeout(() => void forgetRoom(client));
  }, [client]);

  switch (state.kind) {
    case 'opening':
      return <RoomSkeleton isPage />;
    case 'dead':
      return <DeadLink wasOpen={state.wasOpen} />;
    case 'unreachable':
      return <Unreachable onRetry={() => setAttempt((before) => before + 1)} />;
    case 'open':
      return <OpenRoom opened={state.opened} returned={returned} onLost={forget} />;
  }
}

/** The page itself may come from the device, and with it not even config.js: then trying again is loading again. */
function Unreachable({ onRetry }: { readonly onRetry: () => void }) {
  const isOnline = useIsOnline();
  const wasOffline = useRef(!isOnline);
  const retry = useCallback(() => (window.LATCHKEY ? onRetry() : window.location.reload()), [onRetry]);
  useEffect(() => {
    if (isOnline && wasOffline.current) retry();
    wasOffline.current = !isOnline;
  }, [isOnline, retry]);
  return (
    <NoticePage title={isOnline ? 'The room cannot be reached' : 'You are offline'}>
      <p class="text-soft">
        {isOnline
          ? 'Check your connection. Your link is fine, and nothing is lost.'
          : 'The room’s contents are not kept on this device. Your link is fine, and the room opens by itself when the connection is back.'}
      </p>
      <p>
        <Button look="primary" onPress={retry}>
          Try again
        </Button>
      </p>
    </NoticePage>
  );
}

interface OpenRoomProps {
  readonly opened: Opened;
  readonly returned: Returned | null;
  readonly onLost: () => void;
}

function OpenRoom({ opened, returned, onLost }: OpenRoomProps) {
  const { session, endsAt } = opened;
  const { room, unread } = useRoomAtAGlance(session.roomKey);
  const isLive = useAfterPaint();
  useEffect(() => {
    if (room) document.title = unread > 0 ? `(${unread}) ${room.title}` : room.title;
    markTabIcon(unread > 0);
  }, [room, unread]);
  useCloseOnTime(earlier(room?.closesAt ?? null, endsAt), onLost);
  return (
    <div style={room ? accentStyle(room.brand.accent) : {}}>
      <RoomView session={session} isLive={isLive} frame="page" onLost={onLost} returned={returned} />
    </div>
  );
}

/** What the tab's title and colours need of the room. */
function useRoomAtAGlance(roomKey: string) {
  const room = useQuery<Room | null>({ queryKey: roomKeys.room(roomKey), queryFn: () => null, enabled: false }).data;
  const none: MessagePages = { messages: [], hasOlder: false };
  const pages = useQuery({ queryKey: roomKeys.messages(roomKey), queryFn: () => none, enabled: false }).data ?? none;
  const unread = room
    ? unreadCount(pages.messages, 'client', readUpTo(pages.messages, 'client', seenAtOf('client', room)))
    : 0;
  return { room, unread };
}

function earlier(one: number | null, other: number | null): number | null {
  return one !== null && other !== null ? Math.min(one, other) : (one ?? other);
}

/** Turns true once the first data has been painted: only then is the SDK fetched. */
function useAfterPaint(): boolean {
  const [isPainted, setIsPainted] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setTimeout(() => setIsPainted(true)));
    return () => cancelAnimationFrame(frame);
  }, []);
  return isPainted;
}

const LONGEST_TIMER_MS = 2_147_483_647;

/** A room with an end closes by the clock; no listener tells of that. */
function useCloseOnTime(closesAt: number | null, onLost: () => void): void {
  useEffect(() => {
    if (closesAt === null) return;
    const wait = closesAt - Date.now();
    if (wait > LONGEST_TIMER_MS) return;
    const timer = setTimeout(onLost, Math.max(0, wait));
    return () => clearTimeout(timer);
  }, [closesAt, onLost]);
}
