/** Which of the owner's actions an issued invoice allows, and why it refuses the others. */
import { isProcessing, settledMinor } from '@/domain/invoice';
import type { BooksInvoice } from '@/lib/books';

export type Permission = { isAllowed: true } | { isAllowed: false; reason: string };

export interface Permissions {
  record: Permission;
  credit: Permission;
  void: Permission;
  reissue: Permission;
  reschedule: Permission;
}

const allowed: Permission = { isAllowed: true };
const refused = (reason: string): Permission => ({ isAllowed: false, reason });

const IS_VOID = 'It is void.';

export function permissions(invoice: BooksInvoice): Permissions {
  const isVoid = invoice.voidedAt !== null;
  const unless = (reason: string | null) => (reason === null ? allowed : refused(reason));
  return {
    record: unless(isVoid ? IS_VOID : null),
    credit: unless(whyNotCredit(invoice)),
    void: unless(whyNotVoid(invoice)),
    reissue: unless(whyNotReissue(invoice)),
    reschedule: unless(whyNotReschedule(invoice)),
  };
}

/** Whether it takes nothing more: void, or taken back by credit notes to the last unit. */
export function isOver(invoice: BooksInvoice): boolean {
  return invoice.voidedAt !== null || invoice.creditedMinor >= invoice.totalMinor;
}

export function isDisputed(invoice: BooksInvoice): boolean {
  return Object.values(invoice.disputes).some((dispute) => dispute.state === 'open');
}

export function claims(invoice: BooksInvoice) {
  return invoice.instalments.flatMap((instalment) =>
    instalment.claim === null ? [] : [{ instalment, claim: instalment.claim }],
  );
}

function whyNotVoid(invoice: BooksInvoice): string | null {
  if (invoice.voidedAt !== null) return 'It is void already.';
  if (settledMinor(invoice) + invoice.refundedMinor > 0) return 'Money moved on it. Write a credit note instead.';
  if (isProcessing(invoice)) return 'A payment is under way. Wait until it has gone through or failed.';
  if (claims(invoice).length > 0) return 'Your client says it was paid. Confirm or refuse that first.';
  return null;
}

function whyNotCredit(invoice: BooksInvoice): string | null {
  if (invoice.voidedAt !== null) return IS_VOID;
  return invoice.creditedMinor >= invoice.totalMinor ? 'All of it is credited already.' : null;
}

function whyNotReissue(invoice: BooksInvoice): string | null {
  if (invoice.replacedBy !== null) return 'It was made anew already.';
  return isOver(invoice) ? null : 'Void it first, or credit all of it.';
}

function whyNotReschedule(invoice: BooksInvoice): string | null {
  if (invoice.voidedAt !== null) return IS_VOID;
  return settledMinor(invoice) >= invoice.totalMinor ? 'Nothing is due any more.' : null;
}
