/** Places in a room that an address at the desk can lead to. */
import type { SubjectKind } from '@/contract';

export type RoomPlace =
  | { readonly kind: 'deliverable'; readonly deliverableId: string }
  | { readonly kind: 'comments'; readonly subject: { readonly kind: SubjectKind; readonly id: string } };

export function addressOf(projectId: string, place: RoomPlace): string {
  const name = place.kind === 'comments' ? `${place.subject.kind}-${place.subject.id}` : place.deliverableId;
  return `/desk/rooms/${projectId}?${place.kind}=${name}`;
}

/** Null where the address leads to the room as a whole. */
export function placeIn(search: string): RoomPlace | null {
  const asked = new URLSearchParams(search);
  const deliverableId = asked.get('deliverable');
  if (deliverableId) return { kind: 'deliverable', deliverableId };
  const [, kind, id] = /^(milestone|deliverable)-(\w+)$/.exec(asked.get('comments') ?? '') ?? [];
  return kind && id ? { kind: 'comments', subject: { kind: kind as SubjectKind, id } } : null;
}
