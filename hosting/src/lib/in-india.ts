import { INDIA } from '@/domain/countries';
import type { Profile } from './books';

/** Whether what only India knows, such as UPI, PAN and TDS, concerns this freelancer. */
export function isInIndia({ currency, address, tax }: Pick<Profile, 'currency' | 'address' | 'tax'>): boolean {
  return tax.kind === 'gst' || (address.country === '' ? currency === 'INR' : address.country === INDIA);
}
