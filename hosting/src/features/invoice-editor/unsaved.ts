/** Unsaved text of this tab, kept through a reload; gone with the tab, and with signing out. */
import type { Unsaved } from './draft-store';

const keyOf = (invoiceId: string) => `latchkey.draft.${invoiceId}`;

export function keptText(invoiceId: string): Unsaved | null {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(invoiceId)) ?? 'null') as Unsaved | null;
  } catch {
    return null;
  }
}

export function keepText(invoiceId: string, unsaved: Unsaved | null): void {
  try {
    if (unsaved === null) sessionStorage.removeItem(keyOf(invoiceId));
    else sessionStorage.setItem(keyOf(invoiceId), JSON.stringify(unsaved));
  } catch {
    // A full or forbidden storage only costs the safety net; the text is still in the form.
  }
}
