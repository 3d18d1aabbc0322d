/** Sending files: a record first, then the bytes, then the functions' word on them. */
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { loadFirestore } from '@/lib/firebase';
import { newId } from '@/lib/ids';
import { upload as sendBytes } from '@/lib/storage-upload';
import { type RoomSession, useRoomSession } from './context';
import { contentTypeOf, refusalBeforeSending, safeFileName } from './files';
import { roomKeys } from './live';

export type Upload = {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly sent: number;
  readonly state: 'waiting' | 'sending' | 'checking' | 'failed';
  readonly reason?: string;
};

const AT_ONCE = 3;
const FAILED = 'It did not get through. Check your connection and try again.';
const NOT_TAKEN = 'The room did not take it: it may be full or closed.';

/** The bytes and the running transfer, which do not belong into a cache. */
const bytes = new Map<string, File>();
const running = new Map<string, () => void>();

/**
 * Uploads of this visit whose record has reached the room. Deleting one that has not is refused, and a refusal ends the
 * channel other writes are travelling on: Firestore sends those again, and a create that arrives twice is refused as well.
 */
const announced = new Set<string>();

function uploadsOf(client: QueryClient, roomKey: string) {
  const key = roomKeys.uploads(roomKey);
  return {
    all: () => client.getQueryData<readonly Upload[]>(key) ?? [],
    change: (edit: (all: readonly Upload[]) => readonly Upload[]) =>
      client.setQueryData<readonly Upload[]>(key, (all = []) => edit(all)),
    set(id: string, fields: Partial<Upload>) {
      this.change((all) => all.map((one) => (one.id === id ? { ...one, ...fields } : one)));
    },
    drop(id: string) {
      bytes.delete(id);
      running.delete(id);
      this.change((all) => all.filter((one) => one.id !== id));
    },
  };
}

/** Stop every transfer and let go of the bytes. */
export function forgetUploads(): void {
  for (const cancel of running.values()) cancel();
  running.clear();
  bytes.clear();
  announced.clear();
}

type Uploads = ReturnType<typeof uploadsOf>;

/** Start what waits, a few at a time, so that one slow line serves the first file first. */
function startWaiting(uploads: Uploads, session: RoomSession): void {
  const busy = uploads.all().filter((one) => one.state === 'sending').length;
  const next = uploads
    .all()
    .filter((one) => one.state === 'waiting')
    .slice(0, Math.max(0, AT_ONCE - busy));
  for (const upload of next) {
    uploads.set(upload.id, { state: 'sending', sent: 0 });
    void send(uploads, session, upload).finally(() => startWaiting(uploads, session));
  }
}

async function send(
  uploads: Uploads,
  { roomKey, side, idToken }: RoomSession,
  { id, name, size }: Upload,
): Promise<void> {
  const file = bytes.get(id);
  if (!file) return;
  const path = `rooms/${roomKey}/files/${id}`;
  let isCancelled = false;
  running.set(id, () => {
    isCancelled = true;
  });
  try {
    const sdk = await loadFirestore();
    const contentType = contentTypeOf(name);
    const at = sdk.serverTimestamp();
    await sdk.createDocument(path, { name, size, contentType, path, from: side, at, state: 'uploading' });
    announced.add(id);
    if (isCancelled) return void takeBackAnnounced(roomKey, id);
    const onProgress = (sent: number) => uploads.set(id, { sent });
    const transfer = sendBytes(path, file, contentType, { idToken, onProgress });
    running.set(id, transfer.cancel);
    await transfer.done;
    uploads.set(id, { state: 'checking', sent: size });
    bytes.delete(id);
    running.delete(id);
  } catch (error) {
    const isRefused = error instanceof Error && 'code' in error && error.code === 'permission-denied';
    const reason = isRefused ? NOT_TAKEN : FAILED;
    if (uploads.all().some((one) => one.id === id)) uploads.set(id, { state: 'failed', reason });
  }
}

/** A failed file starts anew under a new id: what failed may have left a record or bytes behind. */
function retry(uploads: Uploads, session: RoomSession, id: string): string | null {
  const file = bytes.get(id);
  if (!file) return null;
  const again = newId();
  bytes.set(again, file);
  uploads.change((all) => all.map((one) => (one.id === id ? { ...one, id: again, state: 'waiting', sent: 0 } : one)));
  bytes.delete(id);
  void takeBackAnnounced(session.roomKey, id);
  startWaiting(uploads, session);
  return again;
}

/** Remove a record that will not be finished, or one that was refused and has been read about. */
async function takeBack(roomKey: string, fileId: string): Promise<void> {
  const sdk = await loadFirestore();
  // It may already be ready or gone: then there is nothing to take back.
  await sdk.deleteDocument(`rooms/${roomKey}/files/${fileId}`).catch(() => undefined);
}

async function takeBackAnnounced(roomKey: string, fileId: string): Promise<void> {
  if (announced.delete(fileId)) await takeBack(roomKey, fileId);
}

export interface Started {
  readonly taken: readonly { readonly id: string; readonly name: string }[];
  /** A sentence for each file that cannot be sent. */
  readonly refusals: readonly string[];
}

export function useUploadActions() {
  const client = useQueryClient();
  const session = useRoomSession();
  return useMemo(() => {
    const uploads = uploadsOf(client, session.roomKey);
    return {
      send(files: readonly File[]): Started {
        const refusals = files.flatMap((file) => refusalBeforeSending(file) ?? []);
        const taken = files
          .filter((file) => refusalBeforeSending(file) === null)
          .map((file): Upload => {
            const id = newId();
            bytes.set(id, file);
            return { id, name: safeFileName(file.name), size: file.size, sent: 0, state: 'waiting' };
          });
        uploads.change((all) => [...all, ...taken]);
        startWaiting(uploads, session);
        return { taken, refusals };
      },
      retry: (id: string) => retry(uploads, session, id),
      cancel(id: string): void {
        running.get(id)?.();
        uploads.drop(id);
        void takeBackAnnounced(session.roomKey, id);
        startWaiting(uploads, session);
      },
      /** The record has left 'uploading', so the upload's own row is done. */
      settle: (id: string) => uploads.drop(id),
      dismiss: (id: string) => takeBack(session.roomKey, id),
    };
  }, [client, session]);
}

export function useUploads(roomKey: string): readonly Upload[] {
  const none: readonly Upload[] = [];
  return useQuery({ queryKey: roomKeys.uploads(roomKey), queryFn: () => none, enabled: false }).data ?? none;
}
