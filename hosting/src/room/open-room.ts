/** From a link to a filled cache: one read for the link, then everything else at once. */
import type { QueryClient } from '@tanstack/react-query';
import { LIMITS } from '@/contract';
import type { RoomSession } from '@/features/room/context';
import { FILES_SHOWN, type FirstRead, fillCache, PAGE_SIZE, WORK_NAMES, WORK_ORDER } from '@/features/room/live';
import type { Invoice, Message, Milestone, Room, RoomFile } from '@/features/room/model';
import type { Work } from '@/features/room/work';
import { NotReadable, readCollection, readDocument } from '@/lib/firestore-rest';

type Link = {
  readonly roomKey: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly expiresAt: number | null;
};

export interface Opened {
  readonly session: RoomSession;
  /** When the link ends by itself; null when it does not. */
  readonly endsAt: number | null;
}

/** Open the room behind a link. Throws `NotReadable` when there is none for us, whatever the reason. */
export async function openRoom(client: QueryClient, link: string): Promise<Opened> {
  const { roomKey, person, expiresAt } = (await readDocument(`links/${link}`)) as unknown as Link;
  const parent = `rooms/${roomKey}`;
  const [room, messages, files, milestones, invoices, ...work] = await Promise.all([
    readDocument(parent),
    readCollection(parent, 'messages', { orderBy: 'at', descending: true, limit: PAGE_SIZE }),
    readCollection(parent, 'files', { orderBy: 'at', descending: true, limit: FILES_SHOWN }),
    readCollection(parent, 'milestones', { orderBy: 'position', limit: FILES_SHOWN }),
    readCollection(parent, 'invoices', { orderBy: 'issuedAt', descending: true, limit: FILES_SHOWN }),
    ...WORK_NAMES.map((name) =>
      readCollection(parent, name, { orderBy: WORK_ORDER[name], descending: true, limit: LIMITS.workPage }),
    ),
  ]);
  if (room.open !== true) throw new NotReadable();
  fillCache(client, {
    room: room as unknown as Room,
    messages: messages as unknown as Message[],
    files: files as unknown as RoomFile[],
    milestones: milestones as unknown as Milestone[],
    invoices: invoices as unknown as Invoice[],
    work: Object.fromEntries(WORK_NAMES.map((name, index) => [name, work[index]])) as unknown as Work,
  } satisfies FirstRead);
  const isPreview = new URLSearchParams(window.location.search).has('preview');
  const session: RoomSession = {
    roomKey,
    side: 'client',
    myName: person.name,
    personId: person.id,
    link,
    idToken: null,
    isPreview,
  };
  return { session, endsAt: expiresAt };
}
