/** Which of the owner's actions an invoice allows, and why it refuses the others. */

import type { InvoiceStatus } from '@/domain/invoice';

export type Permission = { isAllowed: true } | { isAllowed: false; reason: string };

export interface Permissions {
  edit: Permission;
  issue: Permission;
  discard: Permission;
  void: Permission;
}

const allowed: Permission = { isAllowed: true };
const refused = (reason: string): Permission => ({ isAllowed: false, reason });

const ISSUED = 'An issued invoice is never edited. Void it and write a new one.';
const WHY_NOT_VOID: Partial<Record<InvoiceStatus, string>> = {
  draft: 'A draft is discarded, not voided.',
  partial: 'Money has been paid on it, so it can’t be voided.',
  processing: 'A payment is under way. Wait until it has gone through or failed.',
  paid: 'It is paid, so it can’t be voided.',
  void: 'It is void already.',
};

export function permissions(status: InvoiceStatus, paidMinor: number): Permissions {
  const isDraft = status === 'draft';
  const whyNotVoid = WHY_NOT_VOID[status] ?? (paidMinor > 0 ? WHY_NOT_VOID.partial : undefined);
  const whileDraft = (reason: string) => (isDraft ? allowed : refused(reason));
  return {
    edit: whileDraft(ISSUED),
    issue: whileDraft('It has been issued already.'),
    discard: whileDraft(ISSUED),
    void: whyNotVoid === undefined ? allowed : refused(whyNotVoid),
  };
}
