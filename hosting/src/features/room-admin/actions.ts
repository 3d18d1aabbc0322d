import { loadFirestore } from '@/lib/firebase';
import { callPortals } from '@/lib/owner';

export async function closeRoom(projectId: string): Promise<void> {
  await callPortals(`/rooms/${projectId}/close`, {});
}

export async function openRoom(projectId: string): Promise<void> {
  await callPortals(`/rooms/${projectId}/open`, {});
}

export async function revokeLink(projectId: string, personId: string): Promise<void> {
  await callPortals('/links/revoke', { projectId, personId });
}

/** A new link under a new key; `idempotencyKey` lets a retry find the same one. */
export async function renewLink(projectId: string, personId: string, idempotencyKey: string): Promise<void> {
  await callPortals('/links/renew', { projectId, personId, idempotencyKey });
}

export async function sendLink(projectId: string, personId: string): Promise<void> {
  await callPortals('/links/send', { projectId, personId });
}

/** Begin an empty draft and say which one it is. */
export async function beginInvoice(projectId: string, currency: string, idempotencyKey: string): Promise<string> {
  const draft = { currency, lines: [], tax: null, dueOn: null, note: '' };
  const { invoiceId } = await callPortals<{ invoiceId: string }>('/invoices', { idempotencyKey, projectId, draft });
  return invoiceId;
}

/** The owner has read the room: one commit for the room's mark and the dashboard's badge. */
export async function markSeen(uid: string, projectId: string, roomKey: string, isOpen: boolean): Promise<void> {
  const { serverTimestamp, updateTogether } = await loadFirestore();
  const badge = [`freelancers/${uid}/projects/${projectId}`, { 'summary.unread': 0 }] as const;
  // A closed room takes no writes, so only the badge is cleared.
  const mark = [`rooms/${roomKey}`, { ownerSeenAt: serverTimestamp() }] as const;
  await updateTogether(isOpen ? [mark, badge] : [badge]);
}
