import type { OpenRoomAnswer, OpenRoomRequest } from '@/contract';
import { callPortals } from '@/lib/owner';

export type NewRoom = Omit<OpenRoomRequest, 'idempotencyKey'>;
export type MadeRoom = OpenRoomAnswer;

/** Make a room and its first link. The same key answers a retry with the room that was made the first time. */
export function makeRoom(room: NewRoom, idempotencyKey: string): Promise<MadeRoom> {
  return callPortals('POST /api/portals/rooms', { idempotencyKey, ...room });
}
