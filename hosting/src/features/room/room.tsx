/*
 * One room, for both sides. How to use it:
 *
 *   <RoomView session={{roomKey, side, myName, link, idToken}} isLive frame="embedded" onLost={…} tools={OWNERS_TOOLS} />
 *
 * - `session.side` decides what one may do. The client's page passes its `link`; the desk passes `link: null` and
 *   `idToken: () => (await loadAuth()).idToken()`, after opening Firestore with a signed-in user (lib/firebase).
 *   Memoize the session: a new object means a new room.
 * - `isLive` attaches the listeners. The client's page fills the cache over REST first (`fillCache` in live.ts) and attaches
 *   afterwards; the desk passes true at once and gets a skeleton until the first snapshot.
 * - `frame="page"` brings its own header; `embedded` leaves it, and the page's margins, to the desk.
 * - `tools` are the owner's hands on the work: the desk passes `OWNERS_TOOLS` from owners-tools.ts, which the client's bundle
 *   must not reach.
 * - `place` is what the address leads to: it is brought into view once it is there.
 * - `onLost` is called once when the room may no longer be read (closed for a client, revoked, moved to another key).
 * - It needs a QueryClientProvider and a ToastRegion above it, and the accent's variables (`accentStyle`) on an ancestor.
 */
import { useEffect, useMemo, useRef, useState } from 'react';
import { EmptyState } from '@/components/empty-state';
import type { Returned } from '@/features/paying/model';
import { type Door, type Payer, PayerContext } from '@/features/paying/payer';
import type { RoomPlace } from '@/lib/room-places';
import { RoomHeader } from './components/header';
import { RoomBody } from './components/room-body';
import { RoomSkeleton } from './components/room-skeleton';
import { type RoomSession, RoomSessionContext } from './context';
import { useRoomContents } from './live';
import { firstName, seenAtOf } from './model';
import { type OwnersTools, ToolsContext } from './tools';

export interface RoomViewProps {
  readonly session: RoomSession;
  readonly isLive: boolean;
  readonly frame: 'page' | 'embedded';
  readonly onLost: () => void;
  readonly tools?: OwnersTools;
  readonly returned?: Returned | null;
  readonly place?: RoomPlace | null;
}

const UNREADABLE = 'The room could not be read. Check your connection and load the page again.';

export function RoomView(props: RoomViewProps) {
  return (
    <RoomSessionContext.Provider value={props.session}>
      <ToolsContext.Provider value={props.tools ?? null}>
        <TheRoom key={props.session.roomKey} {...props} />
      </ToolsContext.Provider>
    </RoomSessionContext.Provider>
  );
}

function TheRoom({ session, isLive, frame, onLost, returned, place }: RoomViewProps) {
  const contents = useRoomContents(session.roomKey, session.side, isLive);
  const { room, messages, files, milestones, invoices, work, comments, connection, isLost, hasFailed } = contents;
  const seenAtOpen = useFirst(room ? seenAtOf(session.side, room) : undefined);
  const payer = usePayerOf(session, room?.ownerName ?? '', room?.projectId ?? '');
  const tellLost = useRef(onLost);
  tellLost.current = onLost;
  useEffect(() => {
    if (isLost) tellLost.current();
  }, [isLost]);
  if (isLost) return null;
  if (!room || !messages || !files || !milestones || !invoices || !work || seenAtOpen === undefined) {
    return hasFailed ? <EmptyState sentence={UNREADABLE} /> : <RoomSkeleton isPage={frame === 'page'} />;
  }
  const body = (
    <RoomBody
      room={room}
      pages={messages}
      files={files}
      milestones={milestones}
      invoices={invoices}
      work={work}
      comments={comments}
      connection={connection}
      seenAtOpen={seenAtOpen}
      frame={frame}
      returned={returned ?? null}
      place={place ?? null}
    />
  );
  if (frame === 'embedded') return <PayerContext.Provider value={payer}>{body}</PayerContext.Provider>;
  return (
    // On a phone the conversation fills what the header and the tabs leave, however long the title is.
    <div class="max-md:flex max-md:flex-col max-md:has-[[data-tab=messages]]:h-dvh">
      <RoomHeader room={room} messages={messages.messages} connection={connection} />
      <PayerContext.Provider value={payer}>{body}</PayerContext.Provider>
    </div>
  );
}

/** Who pays here: whoever holds the link. The desk looks on, with the freelancer's own right to the papers. */
function usePayerOf(session: RoomSession, ownerName: string, projectId: string): Payer {
  const { link, idToken, isPreview = false } = session;
  return useMemo(() => {
    const door: Door =
      link === null
        ? {
            kind: 'owner',
            idToken: idToken ?? (() => Promise.reject(new Error('Nobody is signed in'))),
            addressOf: (invoiceId) => `/desk/rooms/${projectId}/invoices/${invoiceId}`,
          }
        : { kind: 'link', link };
    return { door, who: firstName(ownerName), isPreview };
  }, [link, idToken, isPreview, ownerName, projectId]);
}

/** The first value that was known; it stays for the visit. */
function useFirst<Value>(value: Value | undefined): Value | undefined {
  const [first, setFirst] = useState(value);
  if (first === undefined && value !== undefined) setFirst(value);
  return first;
}
