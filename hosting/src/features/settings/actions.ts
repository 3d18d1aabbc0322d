import type { SaveNotifications } from '@/contract';
import { callPortals } from '@/lib/owner';
import type { EnquiriesForm } from './enquiries-form';
import { askedOfInvoicing, type InvoicingForm } from './invoicing-form';
import type { ProfileForm } from './model';
import { askedOfPayout, type PayoutForm } from './payout-form';
import { askedOfTax, type TaxForm } from './tax-form';

/** Save the profile; the functions carry the brand into every room. */
export async function saveProfile(form: ProfileForm): Promise<void> {
  const { accent, logo, timeZone, currency } = form;
  const name = form.name.trim();
  const businessName = form.businessName.trim();
  await callPortals('PUT /api/portals/profile', { name, businessName, brand: { accent, logo }, timeZone, currency });
}

/** Save the registration; what was issued keeps the one of its day. */
export async function saveTax(form: TaxForm): Promise<void> {
  await callPortals('PUT /api/portals/profile/tax', askedOfTax(form));
}

/** Save where money goes; the functions want a fresh sign-in and tell the owner by mail. */
export async function savePayout(form: PayoutForm): Promise<void> {
  await callPortals('PUT /api/portals/profile/payout', askedOfPayout(form));
}

/** Save how invoices are written, numbered and followed up. */
export async function saveInvoicing(form: InvoicingForm): Promise<void> {
  await callPortals('PUT /api/portals/profile/invoicing', askedOfInvoicing(form));
}

/** Save which mails come, and when; the functions plan the next morning anew. */
export async function saveNotifications(form: SaveNotifications): Promise<void> {
  await callPortals('PUT /api/portals/profile/notifications', form);
}

/** Save the page where strangers ask for work. */
export async function saveEnquiryPage(form: EnquiriesForm): Promise<void> {
  await callPortals('PUT /api/portals/profile/enquiry-page', { ...form, intro: form.intro.trim() });
}

/** Begin, or go on with, connecting a Stripe account; answers with the address to go to. */
export async function connectStripe(): Promise<string> {
  return (await callPortals('POST /api/portals/profile/stripe/connect', {})).url;
}

/** Ask Stripe how the account stands. */
export async function refreshStripe(): Promise<boolean> {
  return (await callPortals('POST /api/portals/profile/stripe/refresh', {})).chargesEnabled;
}

/** Take no more cards through the account; it stays what it is at Stripe. */
export async function disconnectStripe(): Promise<void> {
  await callPortals('POST /api/portals/profile/stripe/disconnect', {});
}
