/** Away to the payment page and back: `/r/return` and `/pay/return` carry no secret, so the tab keeps it. */
import type { Invoice } from './invoice';
import type { Returned } from './model';
import type { Door } from './payer';

type Page = 'link' | 'payLink';

/** Where each page's own address begins, and where the tab keeps its secret meanwhile; nowhere else and no longer. */
const PAGES: Record<Page, { readonly path: string; readonly key: string }> = {
  link: { path: '/r', key: 'latchkey-return' },
  payLink: { path: '/pay', key: 'latchkey-pay-return' },
};

type Kept = { readonly secret: string; readonly paidMinor: number };

export function rememberFor(door: Door, invoice: Invoice): void {
  if (door.kind === 'owner') return;
  const secret = door.kind === 'link' ? door.link : door.payLink;
  const kept: Kept = { secret, paidMinor: invoice.paidMinor };
  sessionStorage.setItem(PAGES[door.kind].key, JSON.stringify(kept));
}

export type Return =
  /** This tab left from the other page: the browser is on its way there. */
  | { readonly kind: 'leaving' }
  | { readonly kind: 'known'; readonly secret: string; readonly returned: Returned | null }
  | { readonly kind: 'unknown'; readonly outcome: Returned['outcome'] };

/** Take the kept secret back and put it where it belongs, so that reloading and the Back button work as always. */
export function comeBack(page: Page, search: string): Return {
  const asked = new URLSearchParams(search);
  const outcome = asked.get('outcome') === 'paid' ? 'paid' : 'cancelled';
  const invoiceId = asked.get('invoice');
  const { path, key } = PAGES[page];
  const found = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  if (!found) return sendOn(page, search) ? { kind: 'leaving' } : { kind: 'unknown', outcome };
  const { secret, paidMinor } = JSON.parse(found) as Kept;
  window.history.replaceState(null, '', `${path}#${secret}`);
  return { kind: 'known', secret, returned: invoiceId ? { invoiceId, outcome, paidBeforeMinor: paidMinor } : null };
}

/** One payment page serves both doors, and returns to the one it was opened from, whoever came by the other. */
function sendOn(page: Page, search: string): boolean {
  const other = PAGES[page === 'link' ? 'payLink' : 'link'];
  if (sessionStorage.getItem(other.key) === null) return false;
  window.location.replace(`${other.path}/return${search}`);
  return true;
}
