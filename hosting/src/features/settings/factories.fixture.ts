import type { Profile } from '@/lib/books';

/** A freelancer in Mumbai who has said nothing yet beyond their name. */
export function aProfile(changes: Partial<Profile> = {}): Profile {
  return {
    id: 'owner',
    name: 'Asha Rao',
    email: 'asha@example.com',
    businessName: 'Rao Studio',
    brand: { logo: null, accent: '#ffb454' },
    timeZone: 'Asia/Kolkata',
    currency: 'INR',
    legalName: '',
    address: { line1: '', line2: '', city: '', postalCode: '', region: '', country: '' },
    tax: { kind: 'none', gstin: null, lut: null, label: null, number: null, rateBp: 0, words: '' },
    pan: null,
    payout: { upiId: null, bank: null, paypalMe: null },
    terms: '',
    paymentDays: 14,
    numbering: { prefix: 'INV', creditPrefix: 'CN', year: 'april' },
    reminders: { isOn: true, offsets: [-3, 0, 3, 7, 14] },
    stripe: null,
    rates: null,
    morning: { isOn: true, hour: 8 },
    away: { isOn: true, quiet: { fromHour: 21, untilHour: 8 } },
    enquirySlug: null,
    ...changes,
  };
}
