/** Where an issued invoice can be paid by whoever holds a link to it. */
import type { BooksInstalment, BooksInvoice, PaymentLink } from '@/lib/books';
import { leftOf, nameOf } from './schedule';

/** The page with this invoice alone; the token stands behind a # and so reaches no server log. */
export function payUrl(token: string): string {
  return `${window.location.origin}/pay#${token}`;
}

export interface CardLink {
  /** Empty for all that is due. */
  readonly instalmentId: string;
  readonly name: string;
  readonly amountMinor: number;
  /** The lasting address, while it asks the right amount. */
  readonly url: string | null;
}

/**
 * What can be paid by a lasting card link: each open instalment, and all that is due where there are several. What is being
 * paid, or said to be paid, is left out: nobody should pay it twice.
 */
export function cardLinks(invoice: BooksInvoice, balanceMinor: number): CardLink[] {
  const open = invoice.instalments.filter((each) => leftOf(each) > 0);
  const waiting = Object.values(invoice.processing).map(({ instalmentId }) => instalmentId);
  const isWaiting = ({ id, claim }: BooksInstalment) =>
    claim !== null || waiting.includes(id) || waiting.includes(null);
  const free = open.filter((each) => !isWaiting(each));
  const parts = free.map((each) => ({ instalmentId: each.id, name: nameOf(invoice, each), amountMinor: leftOf(each) }));
  const all = { instalmentId: '', name: 'All that is due', amountMinor: balanceMinor };
  const isAllFree = waiting.length === 0 && free.length === open.length;
  const wanted = isAllFree && open.length > 1 ? [...parts, all] : parts;
  return wanted.map((part) => ({ ...part, url: urlFor(invoice, part.instalmentId, part.amountMinor) }));
}

function urlFor(invoice: BooksInvoice, instalmentId: string, amountMinor: number): string | null {
  const fits = (link: PaymentLink) =>
    link.isActive && link.amountMinor === amountMinor && (link.instalmentId ?? '') === instalmentId;
  return Object.values(invoice.paymentLinks).find(fits)?.url ?? null;
}
