import { loadFirestore } from '@/lib/firebase';
import { callPortals } from '@/lib/owner';

export async function closeRoom(projectId: string): Promise<void> {
  await callPortals('POST /api/portals/rooms/{projectId}/close', {}, { projectId });
}

export async function openRoom(projectId: string): Promise<void> {
  await callPortals('POST /api/portals/rooms/{projectId}/open', {}, { projectId });
}

/** Mute what this room mails to the freelancer, or let it come again. */
export async function muteRoom(projectId: string, isMuted: boolean): Promise<void> {
  await callPortals('PUT /api/portals/rooms/{projectId}/away', { isMuted }, { projectId });
}

export async function revokeLink(projectId: string, personId: string): Promise<void> {
  await callPortals('POST /api/portals/links/revoke', { projectId, personId });
}

/** A new link under a new key; `idempotencyKey` lets a retry find the same one. */
export async function renewLink(projectId: string, personId: string, idempotencyKey: string): Promise<void> {
  await callPortals('POST /api/portals/links/renew', { projectId, personId, idempotencyKey });
}

export async function sendLink(projectId: string, personId: string): Promise<void> {
  await callPortals('POST /api/portals/links/send', { projectId, personId });
}

/** Begin an empty draft and say which one it is. */
export async function beginInvoice(
  project: { readonly id: string; readonly currency: string },
  dueOn: string,
  idempotencyKey: string,
): Promise<string> {
  const { id: projectId, currency } = project;
  const draft = { currency, lines: [], discount: null, roundOff: false, instalments: [], dueOn, note: '' };
  return (await callPortals('POST /api/portals/invoices', { idempotencyKey, projectId, draft })).invoiceId;
}

/** Take the unread badge off a closed room: the room itself takes no mark any more, and open ones are marked by the room. */
export async function clearBadge(uid: string, projectId: string): Promise<void> {
  const { updateDocument } = await loadFirestore();
  await updateDocument(`freelancers/${uid}/projects/${projectId}`, { 'summary.unread': 0 });
}
