/** Fetching a file's bytes: never by a link, because the room key is in the path and must not reach an address bar. */
import { useQuery } from '@tanstack/react-query';
import { config, withoutVersion } from '@/lib/config';
import { type RoomSession, useRoomSession } from './context';
import { isPreviewable } from './files';
import { roomKeys } from './live';
import type { RoomFile } from './model';

/** Pictures drawn so far, by file id, so that leaving the room can let go of them. */
const drawn = new Map<string, string>();

async function request(session: RoomSession, file: RoomFile, signal?: AbortSignal): Promise<Response> {
  const { storageBase, storageBucket } = config();
  const address = `${withoutVersion(storageBase)}/v0/b/${storageBucket}/o/${encodeURIComponent(file.path)}?alt=media`;
  const headers = session.idToken ? { Authorization: `Firebase ${await session.idToken()}` } : undefined;
  const response = await fetch(address, {
    referrerPolicy: 'no-referrer',
    ...(headers ? { headers } : {}),
    ...(signal ? { signal } : {}),
  });
  if (!response.ok) throw new Error(`Storage answered ${response.status}`);
  return response;
}

/** Fetch the bytes, telling how many have come. */
export async function fetchFile(
  session: RoomSession,
  file: RoomFile,
  onProgress: (received: number) => void,
): Promise<Blob> {
  const response = await request(session, file);
  const reader = response.body?.getReader();
  if (!reader) return response.blob();
  const parts: BlobPart[] = [];
  let received = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
    received += next.value.byteLength;
    onProgress(received);
  }
  // Not the declared type: whatever it is, this page only ever saves it.
  return new Blob(parts, { type: 'application/octet-stream' });
}

/** An address of the picture's bytes in this tab; undefined until they are here, null when they cannot be had. */
export function usePicture(file: RoomFile | null | undefined, isWanted: boolean): string | null | undefined {
  const session = useRoomSession();
  const isOn = isWanted && file !== null && file !== undefined && isPreviewable(file);
  const query = useQuery({
    queryKey: [...roomKeys.file(session.roomKey, file?.id ?? ''), 'picture'],
    enabled: isOn,
    gcTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      if (!file) return null;
      const blob = await (await request(session, file, signal)).blob();
      const address = URL.createObjectURL(new Blob([blob], { type: file.contentType }));
      drawn.set(file.id, address);
      return address;
    },
  });
  return query.isError ? null : query.data;
}

/** Let go of every picture that was drawn. */
export function forgetPictures(): void {
  for (const address of drawn.values()) URL.revokeObjectURL(address);
  drawn.clear();
}
