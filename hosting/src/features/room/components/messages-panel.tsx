import { useMemo, useState } from 'react';
import { Panel } from '@/components/panel';
import { useNow, useRoomSession } from '../context';
import { conversation, readUpTo, unreadCount } from '../conversation';
import { type MessagePages, useOutgoing } from '../live';
import { nameOfSide, otherSide, type Room, seenAtOf } from '../model';
import { Composer, type Pinned } from './composer';
import { sayPresence } from './header';
import { MessageList } from './message-list';

interface MessagesPanelProps {
  readonly room: Room;
  readonly pages: MessagePages;
  readonly seenAtOpen: number;
  readonly isOffline: boolean;
  readonly pinned: readonly Pinned[];
  readonly onPin: (files: readonly File[]) => void;
  readonly onPinned: (pinned: readonly Pinned[]) => void;
}

export function MessagesPanel(props: MessagesPanelProps) {
  const { room, pages, seenAtOpen, isOffline } = props;
  const { side, roomKey } = useRoomSession();
  const outgoing = useOutgoing(roomKey);
  const now = useNow();
  const other = otherSide(side);
  const otherSeenAt = seenAtOf(other, room);
  const newSince = readUpTo(pages.messages, side, seenAtOpen);
  const unread = unreadCount(pages.messages, side, newSince);
  const entries = useMemo(
    () => conversation(pages.messages, outgoing, { side, seenAtOpen: newSince, otherSeenAt, now }),
    [pages.messages, outgoing, side, newSince, otherSeenAt, now],
  );
  const wasHere = sayPresence(otherSeenAt, now);
  const to = nameOfSide(other, room, pages.messages);
  return (
    <Panel
      id="messages"
      title="Messages"
      aside={
        <>
          {/* A phone's header has no room for it. */}
          {wasHere && unread === 0 && (
            <span class="sm:hidden">
              {to} {wasHere}
            </span>
          )}
          {unread > 0 && <span>{unread} new</span>}
        </>
      }
      class="h-full min-h-0"
    >
      <MessageList
        entries={entries}
        outgoing={outgoing}
        hasOlder={pages.hasOlder}
        isOffline={isOffline}
        emptySentence={`Write to ${to} here. Both of you see a message the moment it is sent.`}
      />
      {room.open ? (
        <Composer to={to} pinned={props.pinned} onPin={props.onPin} onPinned={props.onPinned} />
      ) : (
        <p class="border-t border-line p-4 text-13 text-soft">
          The room is closed. Nothing can be written until it is open again.
        </p>
      )}
    </Panel>
  );
}

/** Files chosen for the next message. */
export function usePinned() {
  return useState<readonly Pinned[]>([]);
}
