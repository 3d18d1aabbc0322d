import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { Button } from '@/components/button';
import type { Returned } from '@/features/room/components/returned';
import { RoomSkeleton } from '@/features/room/components/room-skeleton';
import type { RoomSession } from '@/features/room/context';
import { forgetRoom } from '@/features/room/forget';
import { roomKeys } from '@/features/room/live';
import type { Room } from '@/features/room/model';
import { RoomView } from '@/features/room/room';
import { accentStyle } from '@/lib/accent';
import { NotReadable } from '@/lib/firestore-rest';
import { DeadLink } from './dead-link';
import { NoticePage } from './notice-page';
import { openRoom } from './open-room';

type State =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly session: RoomSession }
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
      (session) => isWanted && setState({ kind: 'open', session }),
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
    // After the room has left the screen, so that no component reads an emptied cache.
    setTimeout(() => void forgetRoom(client));
  }, [client]);

  switch (state.kind) {
    case 'opening':
      return <RoomSkeleton />;
    case 'dead':
      return <DeadLink wasOpen={state.wasOpen} />;
    case 'unreachable':
      return (
        <NoticePage title="The room cannot be reached">
          <p class="text-soft">Check your connection. Your link is fine, and nothing is lost.</p>
          <p>
            <Button look="primary" onPress={() => setAttempt((before) => before + 1)}>
              Try again
            </Button>
          </p>
        </NoticePage>
      );
    case 'open':
      return <OpenRoom session={state.session} returned={returned} onLost={forget} />;
  }
}

interface OpenRoomProps {
  readonly session: RoomSession;
  readonly returned: Returned | null;
  readonly onLost: () => void;
}

function OpenRoom({ session, returned, onLost }: OpenRoomProps) {
  const client = useQueryClient();
  const room = client.getQueryData<Room>(roomKeys.room(session.roomKey));
  const isLive = useAfterPaint();
  useEffect(() => {
    if (room) document.title = room.title;
  }, [room]);
  useCloseOnTime(room?.closesAt ?? null, onLost);
  return (
    <div style={room ? accentStyle(room.brand.accent) : {}}>
      <RoomView session={session} isLive={isLive} frame="page" onLost={onLost} returned={returned} />
    </div>
  );
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
