/** Coming back from the payment page: `/r/return?invoice=…&outcome=paid|cancelled`, with the link kept in this tab. */
import { RETURN_LINK } from '@/features/room/actions';
import type { Returned } from '@/features/room/components/returned';

export type Return =
  | { readonly kind: 'room'; readonly link: string; readonly returned: Returned | null }
  | { readonly kind: 'no-link'; readonly outcome: Returned['outcome'] };

/** Take the kept link back and put it where it belongs, so that reloading and the Back button work as always. */
export function comeBack(search: string): Return {
  const asked = new URLSearchParams(search);
  const outcome = asked.get('outcome') === 'paid' ? 'paid' : 'cancelled';
  const invoiceId = asked.get('invoice');
  const link = sessionStorage.getItem(RETURN_LINK);
  sessionStorage.removeItem(RETURN_LINK);
  if (!link) return { kind: 'no-link', outcome };
  window.history.replaceState(null, '', `/r#${link}`);
  return { kind: 'room', link, returned: invoiceId ? { invoiceId, outcome } : null };
}
