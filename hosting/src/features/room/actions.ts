/** What people do in a room. Writes are optimistic; a refused one comes back with its reason. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { loadFirestore } from '@/lib/firebase';
import { newId } from '@/lib/ids';
import { type RoomSession, useRoomSession } from './context';
import { mergeMessages, type Outgoing } from './conversation';
import { type MessagePages, PAGE_SIZE, roomKeys } from './live';
import type { Message, Milestone, Room } from './model';

const REFUSED = 'The room did not take it: it may be full. Reload the page and try again.';
const CLOSED = 'The room is closed, so this was not sent.';

function outgoingOf(client: QueryClient, roomKey: string) {
  const key = roomKeys.outgoing(roomKey);
  return (change: (all: readonly Outgoing[]) => readonly Outgoing[]): void => {
    client.setQueryData<readonly Outgoing[]>(key, (all = []) => change(all));
  };
}

async function deliver(client: QueryClient, session: RoomSession, message: Outgoing): Promise<void> {
  const change = outgoingOf(client, session.roomKey);
  try {
    const sdk = await loadFirestore();
    await sdk.createDocument(`rooms/${session.roomKey}/messages/${message.id}`, {
      from: session.side,
      name: message.name,
      text: message.text,
      at: sdk.serverTimestamp(),
      attachments: message.attachments,
    });
    // The listener takes it over; should it be slow, the message must still not look unsent.
    const known = client.getQueryData<MessagePages>(roomKeys.messages(session.roomKey));
    const isListed = known?.messages.some((one) => one.id === message.id) ?? false;
    if (known && !isListed) {
      const sent: Message = { ...message, from: session.side, at: Date.now() };
      client.setQueryData<MessagePages>(roomKeys.messages(session.roomKey), {
        ...known,
        messages: mergeMessages(known.messages, [sent]),
      });
    }
    change((all) => all.filter((one) => one.id !== message.id));
  } catch {
    const isOpen = client.getQueryData<Room>(roomKeys.room(session.roomKey))?.open ?? false;
    const reason = isOpen ? REFUSED : CLOSED;
    change((all) => all.map((one) => (one.id === message.id ? { ...one, state: 'failed', reason } : one)));
  }
}

async function readOlder(client: QueryClient, roomKey: string): Promise<void> {
  const key = roomKeys.messages(roomKey);
  const oldest = client.getQueryData<MessagePages>(key)?.messages[0];
  if (!oldest) return;
  const sdk = await loadFirestore();
  // Times are kept to the millisecond, Firestore's are finer: start just after and drop what is already known.
  const older = await sdk.readQuery<Message>(`rooms/${roomKey}/messages`, [
    sdk.orderBy('at', 'desc'),
    sdk.startAt(sdk.Timestamp.fromMillis(oldest.at + 1)),
    sdk.limit(PAGE_SIZE + 1),
  ]);
  client.setQueryData<MessagePages>(key, (before) => ({
    messages: mergeMessages(before?.messages ?? [], older),
    hasOlder: older.length > PAGE_SIZE,
  }));
}

/**
 * This side has looked at the conversation now. The owner's mark also clears the desk's badge, a person's own also says where
 * they are: what they have seen is not mailed to them, and nothing is at night.
 */
async function markSeen({ roomKey, personId }: RoomSession, room: Room): Promise<void> {
  const { commitTogether, serverTimestamp } = await loadFirestore();
  const at = serverTimestamp();
  const path = `rooms/${roomKey}`;
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  await commitTogether(
    personId
      ? [
          ['update', path, { clientSeenAt: at }],
          ['set', `${path}/seen/${personId}`, { at, timeZone }],
        ]
      : [
          ['update', path, { ownerSeenAt: at }],
          ['update', `freelancers/${room.owner}/projects/${room.projectId}`, { 'summary.unread': 0 }],
        ],
  );
}

export function useRoomActions() {
  const client = useQueryClient();
  const session = useRoomSession();
  return useMemo(() => {
    const { roomKey } = session;
    const change = outgoingOf(client, roomKey);
    return {
      sendMessage(text: string, attachments: readonly string[]): void {
        const message: Outgoing = {
          id: newId(),
          text,
          name: session.myName,
          attachments,
          at: Date.now(),
          state: 'sending',
        };
        change((all) => [...all, message]);
        void deliver(client, session, message);
      },
      retryMessage(message: Outgoing): void {
        const again: Outgoing = { ...message, state: 'sending', at: Date.now() };
        change((all) => [...all.filter((one) => one.id !== message.id), again]);
        void deliver(client, session, again);
      },
      discardMessage: (id: string) => change((all) => all.filter((one) => one.id !== id)),
      readOlder: () => readOlder(client, roomKey),
      markSeen: (room: Room) => markSeen(session, room),
    };
  }, [client, session]);
}

type Plan = Omit<Milestone, 'id'>;

/** The owner's plan. The rules judge the whole document, so a new one is always whole. */
export function usePlanActions() {
  const { roomKey } = useRoomSession();
  return useMemo(() => {
    const at = (id: string) => `rooms/${roomKey}/milestones/${id}`;
    return {
      async addMilestone(plan: Plan): Promise<void> {
        await (await loadFirestore()).createDocument(at(newId()), { ...plan });
      },
      async restoreMilestone({ id, ...plan }: Milestone): Promise<void> {
        await (await loadFirestore()).createDocument(at(id), { ...plan });
      },
      async changeMilestone(id: string, change: Partial<Plan>): Promise<void> {
        await (await loadFirestore()).updateDocument(at(id), { ...change });
      },
      async removeMilestone(id: string): Promise<void> {
        await (await loadFirestore()).deleteDocument(at(id));
      },
    };
  }, [roomKey]);
}
