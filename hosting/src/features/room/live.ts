/** The room's listeners: they feed the query cache, and components read the cache. */
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { LIMITS } from '@/contract';
import { loadFirestore } from '@/lib/firebase';
import type { Seen } from '@/lib/firebase/firestore';
import type { Plain } from '@/lib/firestore-rest';
import { type Subscribe, useLive } from '@/lib/query';
import { mergeMessages, type Outgoing } from './conversation';
import type { Invoice, Message, Milestone, Room, RoomFile, Side } from './model';
import type { Comment, Decision, Deliverable, ProjectUpdate, Task, Version, Work } from './work';

export const PAGE_SIZE = LIMITS.messagePage;
export const FILES_SHOWN = 100;

/** The collections of the work that the first read brings, and the field that orders each. */
export const WORK_ORDER = {
  tasks: 'position',
  deliverables: 'position',
  versions: 'at',
  decisions: 'at',
  updates: 'at',
} as const satisfies Record<keyof Work, string>;

export type WorkName = keyof typeof WORK_ORDER;
export const WORK_NAMES = Object.keys(WORK_ORDER) as readonly WorkName[];

export const roomKeys = {
  all: (roomKey: string) => ['room', roomKey] as const,
  room: (roomKey: string) => ['room', roomKey, 'room'] as const,
  messages: (roomKey: string) => ['room', roomKey, 'messages'] as const,
  outgoing: (roomKey: string) => ['room', roomKey, 'outgoing'] as const,
  uploads: (roomKey: string) => ['room', roomKey, 'uploads'] as const,
  files: (roomKey: string) => ['room', roomKey, 'files'] as const,
  file: (roomKey: string, fileId: string) => ['room', roomKey, 'file', fileId] as const,
  milestones: (roomKey: string) => ['room', roomKey, 'milestones'] as const,
  invoices: (roomKey: string) => ['room', roomKey, 'invoices'] as const,
  /** One of the collections of the work, by its name. */
  work: (roomKey: string, name: WorkName | 'comments') => ['room', roomKey, name] as const,
  consent: (roomKey: string) => ['room', roomKey, 'consent'] as const,
  /** One's own comments that nobody else sees yet. */
  waiting: (roomKey: string) => ['room', roomKey, 'waiting'] as const,
};

export type MessagePages = {
  readonly messages: readonly Message[];
  /** Whether there are older ones to ask for. */
  readonly hasOlder: boolean;
};

/** What the first read fills the cache with, in one go. */
export type FirstRead = {
  readonly room: Room;
  /** Newest first, as they were asked for. */
  readonly messages: readonly Message[];
  readonly files: readonly RoomFile[];
  readonly milestones: readonly Milestone[];
  readonly invoices: readonly Invoice[];
  readonly work: Work;
};

export function fillCache(client: QueryClient, first: FirstRead): void {
  const key = first.room.id;
  client.setQueryData(roomKeys.room(key), first.room);
  client.setQueryData<MessagePages>(roomKeys.messages(key), {
    messages: mergeMessages([], first.messages),
    hasOlder: first.messages.length >= PAGE_SIZE,
  });
  client.setQueryData(roomKeys.files(key), first.files);
  client.setQueryData(roomKeys.milestones(key), first.milestones);
  client.setQueryData(roomKeys.invoices(key), first.invoices);
  for (const name of WORK_NAMES) client.setQueryData(roomKeys.work(key, name), first.work[name]);
}

type FirestoreModule = Awaited<ReturnType<typeof loadFirestore>>;

/** Start a listener once the SDK is here; stop it however far it got. */
function lazily(fail: (error: Error) => void, start: (sdk: FirestoreModule) => () => void): () => void {
  let isWanted = true;
  let stop: (() => void) | null = null;
  loadFirestore().then((sdk) => {
    if (isWanted) stop = start(sdk);
  }, fail);
  return () => {
    isWanted = false;
    stop?.();
  };
}

/**
 * Takes a listener's answers over what is known: until the server has spoken once, a partial cache must not wipe out
 * the rows that the first read brought.
 */
function afterFirstWord<Row>(next: (update: (before: readonly Row[] | undefined) => readonly Row[]) => void) {
  let hasSpoken = false;
  return (rows: readonly Seen<Row & Plain>[], isLive: boolean): void => {
    hasSpoken ||= isLive;
    next((before) => (before && !hasSpoken ? before : rows.map((seen) => seen.row)));
  };
}

type Listed = 'files' | 'milestones' | 'invoices' | WorkName;

function constraintsOf(sdk: FirestoreModule, name: Listed) {
  if (name === 'files') return [sdk.orderBy('at', 'desc'), sdk.limit(FILES_SHOWN)];
  if (name === 'milestones' || name === 'invoices') return [sdk.limit(FILES_SHOWN)];
  return [sdk.orderBy(WORK_ORDER[name], 'desc'), sdk.limit(LIMITS.workPage)];
}

function useRows<Row extends Plain>(roomKey: string, name: Listed, isOn: boolean) {
  const subscribe = useCallback<Subscribe<readonly Row[]>>(
    (next, fail) =>
      lazily(fail, (sdk) =>
        sdk.watchQuery<Row>(`rooms/${roomKey}/${name}`, constraintsOf(sdk, name), afterFirstWord<Row>(next), fail),
      ),
    [roomKey, name],
  );
  return useLive<readonly Row[]>(['room', roomKey, name], isOn ? subscribe : null);
}

function useWork(roomKey: string, isOn: boolean) {
  const tasks = useRows<Task>(roomKey, 'tasks', isOn);
  const deliverables = useRows<Deliverable>(roomKey, 'deliverables', isOn);
  const versions = useRows<Version>(roomKey, 'versions', isOn);
  const decisions = useRows<Decision>(roomKey, 'decisions', isOn);
  const updates = useRows<ProjectUpdate>(roomKey, 'updates', isOn);
  const work = useMemo((): Work | undefined => {
    const all = [tasks.data, deliverables.data, versions.data, decisions.data, updates.data];
    if (all.some((rows) => rows === undefined)) return undefined;
    return {
      tasks: tasks.data ?? [],
      deliverables: deliverables.data ?? [],
      versions: versions.data ?? [],
      decisions: decisions.data ?? [],
      updates: updates.data ?? [],
    };
  }, [tasks.data, deliverables.data, versions.data, decisions.data, updates.data]);
  return { work, errors: [tasks, deliverables, versions, decisions, updates].map((live) => live.error) };
}

const NO_COMMENTS: readonly Comment[] = [];

/** What was published, and for the owner also what waits. Not part of the first read: nothing moves when they come. */
function useComments(roomKey: string, side: Side, isOn: boolean) {
  const subscribe = useCallback<Subscribe<readonly Comment[]>>(
    (next, fail) =>
      lazily(fail, (sdk) => {
        const shown = side === 'client' ? [sdk.where('state', '==', 'published')] : [];
        const constraints = [...shown, sdk.limit(LIMITS.workPage)];
        return sdk.watchQuery<Comment>(`rooms/${roomKey}/comments`, constraints, afterFirstWord<Comment>(next), fail);
      }),
    [roomKey, side],
  );
  const live = useLive<readonly Comment[]>(roomKeys.work(roomKey, 'comments'), isOn ? subscribe : null);
  return { comments: live.data ?? NO_COMMENTS, error: live.error };
}

/**
 * Which messages to listen for. Nobody edits a message, so what the first read brought is not read, and paid for, again:
 * the listener starts at the newest one known. Its limit covers a long spell without a connection.
 */
function newMessages(sdk: FirestoreModule, known: MessagePages | undefined) {
  const newest = known?.messages.at(-1);
  if (!newest) return [sdk.orderBy('at', 'desc'), sdk.limit(PAGE_SIZE)];
  const since = sdk.Timestamp.fromMillis(newest.at);
  return [sdk.where('at', '>=', since), sdk.orderBy('at', 'desc'), sdk.limit(LIMITS.messageListMax)];
}

function useMessages(roomKey: string, isOn: boolean) {
  const client = useQueryClient();
  const subscribe = useCallback<Subscribe<MessagePages>>(
    (next, fail) =>
      lazily(fail, (sdk) =>
        sdk.watchQuery<Message>(
          `rooms/${roomKey}/messages`,
          newMessages(sdk, client.getQueryData<MessagePages>(roomKeys.messages(roomKey))),
          (rows, isLive) => {
            // Pending ones are shown from our own list of outgoing messages, which also knows when one has failed.
            const confirmed = rows.filter((seen) => !seen.isPending).map((seen) => seen.row);
            if (confirmed.length === 0 && !isLive) return;
            next((before) => ({
              messages: mergeMessages(before?.messages ?? [], confirmed),
              hasOlder: before ? before.hasOlder : rows.length >= PAGE_SIZE,
            }));
            const arrived = new Set(confirmed.map((message) => message.id));
            client.setQueryData<readonly Outgoing[]>(roomKeys.outgoing(roomKey), (all = []) =>
              all.some((one) => arrived.has(one.id)) ? all.filter((one) => !arrived.has(one.id)) : all,
            );
          },
          fail,
        ),
      ),
    [client, roomKey],
  );
  return useLive<MessagePages>(roomKeys.messages(roomKey), isOn ? subscribe : null);
}

function useRoomDocument(roomKey: string, isOn: boolean, onLive: (isLive: boolean) => void) {
  const subscribe = useCallback<Subscribe<Room | null>>(
    (next, fail) =>
      lazily(fail, (sdk) =>
        sdk.watchDocument<Room>(
          `rooms/${roomKey}`,
          (room, isLive) => {
            onLive(isLive);
            if (room || isLive) next(room);
          },
          fail,
        ),
      ),
    [roomKey, onLive],
  );
  return useLive<Room | null>(roomKeys.room(roomKey), isOn ? subscribe : null);
}

export type Connection = 'connecting' | 'live' | 'offline';

/** Live, or cut off: by what the browser says, and by Firestore answering from its cache after it was once live. */
function useConnection() {
  const [isOnline, setIsOnline] = useState(() => navigator.onLine);
  const [stream, setStream] = useState<Connection>('connecting');
  const onLive = useCallback(
    (isLive: boolean) => setStream((before) => (isLive ? 'live' : before === 'connecting' ? before : 'offline')),
    [],
  );
  useEffect(() => {
    const tell = () => setIsOnline(navigator.onLine);
    window.addEventListener('online', tell);
    window.addEventListener('offline', tell);
    return () => {
      window.removeEventListener('online', tell);
      window.removeEventListener('offline', tell);
    };
  }, []);
  const connection: Connection = isOnline ? stream : 'offline';
  return { connection, onLive };
}

function isRefusal(error: Error | null): boolean {
  return error !== null && 'code' in error && error.code === 'permission-denied';
}

/**
 * Everything in the room. `isOn` attaches the listeners; before that the cache is read as it is. `isLost` turns true when
 * the room may no longer be read: closed, its link revoked, or moved to another key.
 */
export function useRoomContents(roomKey: string, side: Side, isOn: boolean) {
  const { connection, onLive } = useConnection();
  const room = useRoomDocument(roomKey, isOn, onLive);
  const messages = useMessages(roomKey, isOn);
  const files = useRows<RoomFile>(roomKey, 'files', isOn);
  const milestones = useRows<Milestone>(roomKey, 'milestones', isOn);
  const invoices = useRows<Invoice>(roomKey, 'invoices', isOn);
  const { work, errors: workErrors } = useWork(roomKey, isOn);
  const { comments, error: commentsError } = useComments(roomKey, side, isOn);
  const errors = [room, messages, files, milestones, invoices].map((live) => live.error);
  errors.push(...workErrors, commentsError);
  const hasFailed = errors.some((error) => error !== null && !isRefusal(error));
  return {
    room: room.data,
    messages: messages.data,
    files: files.data,
    milestones: milestones.data,
    invoices: invoices.data,
    work,
    comments,
    connection: hasFailed ? ('offline' as const) : connection,
    isLost: room.data === null || errors.some(isRefusal),
    hasFailed,
  };
}

/** Our own messages that the server has not confirmed. */
export function useOutgoing(roomKey: string): readonly Outgoing[] {
  const none: readonly Outgoing[] = [];
  return useQuery({ queryKey: roomKeys.outgoing(roomKey), queryFn: () => none, enabled: false }).data ?? none;
}

/** One file by id: from the list when it is there, else read once; null when it is gone. */
export function useFile(roomKey: string, fileId: string): RoomFile | null | undefined {
  const client = useQueryClient();
  const listed = useQuery<readonly RoomFile[]>({
    queryKey: roomKeys.files(roomKey),
    queryFn: () => [],
    enabled: false,
  }).data;
  const found = listed?.find((file) => file.id === fileId);
  const alone = useQuery<RoomFile | null>({
    queryKey: roomKeys.file(roomKey, fileId),
    enabled: listed !== undefined && !found && listed.length >= FILES_SHOWN,
    queryFn: async () => {
      const sdk = await loadFirestore();
      return sdk.readOnce<RoomFile>(`rooms/${roomKey}/files/${fileId}`);
    },
  }).data;
  if (found) return found;
  if (listed === undefined || (listed.length >= FILES_SHOWN && alone === undefined)) return undefined;
  return alone ?? client.getQueryData<RoomFile>(roomKeys.file(roomKey, fileId)) ?? null;
}
