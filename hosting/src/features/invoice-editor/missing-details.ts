/** What an invoice would lack in the details around it, and where each is entered. */
import { PAYPAL_CURRENCIES } from '@/contract';
import { isPlaceMissing, type TaxSummary } from '@/domain/tax';
import type { Client, Profile } from '@/lib/books';

export interface MissingDetail {
  readonly sentence: string;
  readonly word: string;
  readonly href: string;
  /** Whether it cannot be issued like this. */
  readonly isNeeded: boolean;
}

/** `tax` is the preview's; `client` may still be on its way. */
export function missingDetails(
  profile: Profile,
  client: Client | null | undefined,
  clientId: string,
  tax: TaxSummary,
  currency: string,
): MissingDetail[] {
  const details: MissingDetail[] = [];
  const isGst = profile.tax.kind === 'gst';
  const clientHref = `/desk/clients/${clientId}/details`;
  if (isGst && !profile.tax.gstin) {
    details.push({
      sentence: 'Your GSTIN is missing.',
      word: 'Tax settings',
      href: '/desk/settings/tax',
      isNeeded: true,
    });
  }
  if (client && isPlaceMissing(tax)) {
    details.push({
      sentence: `The state of ${client.name} is missing, and the tax depends on it.`,
      word: 'Client details',
      href: clientHref,
      isNeeded: true,
    });
  }
  if (profile.tax.kind !== 'none' && profile.address.line1 === '') {
    details.push({
      sentence: 'Your address is missing; a tax invoice carries it.',
      word: 'Tax settings',
      href: '/desk/settings/tax',
      isNeeded: false,
    });
  }
  if (client && isGst && client.address.line1 === '') {
    details.push({
      sentence: `The address of ${client.name} is missing; a tax invoice carries it.`,
      word: 'Client details',
      href: clientHref,
      isNeeded: false,
    });
  }
  if (!hasPayTo(profile, currency)) {
    details.push({
      sentence: 'It will carry no bank details, UPI or PayPal to pay to.',
      word: 'Payout settings',
      href: '/desk/settings/payout',
      isNeeded: false,
    });
  }
  return details;
}

function hasPayTo({ payout, stripe }: Profile, currency: string): boolean {
  const byUpi = payout.upiId !== null && currency === 'INR';
  const byPayPal = payout.paypalMe !== null && PAYPAL_CURRENCIES.includes(currency);
  return byUpi || byPayPal || payout.bank !== null || stripe?.chargesEnabled === true;
}
