import { callPortals } from '@/lib/owner';

export interface NewRoom {
  readonly client: { readonly name: string };
  readonly person: { readonly name: string; readonly email: string };
  readonly title: string;
  readonly currency: string;
}

export interface MadeRoom {
  readonly projectId: string;
  readonly personId: string;
  readonly url: string;
}

/** Make a room and its first link. The same key answers a retry with the room that was made the first time. */
export function makeRoom(room: NewRoom, idempotencyKey: string): Promise<MadeRoom> {
  return callPortals<MadeRoom>('/rooms', { idempotencyKey, ...room });
}
