import type { ConvertLead, ConvertLeadAnswer } from '@/contract';
import { callPortals } from '@/lib/owner';

export type MadeOfLead = ConvertLeadAnswer;

/** Make a project of a lead. The same key answers a retry with what was made the first time. */
export function convertLead(
  leadId: string,
  asked: Omit<ConvertLead, 'idempotencyKey'>,
  idempotencyKey: string,
): Promise<MadeOfLead> {
  return callPortals('POST /api/portals/leads/{leadId}/convert', { idempotencyKey, ...asked }, { leadId });
}

/** Put a lead back and remove what it became; refused once the link was mailed or the room is in use. */
export async function unconvertLead(leadId: string): Promise<void> {
  await callPortals('POST /api/portals/leads/{leadId}/unconvert', {}, { leadId });
}
