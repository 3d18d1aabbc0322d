import { callPortals } from '@/lib/owner';
import type { ProfileForm } from './model';

/** Save the profile; the functions carry the brand into every room. */
export async function saveProfile(form: ProfileForm): Promise<void> {
  const { accent, logo, timeZone, currency } = form;
  const name = form.name.trim();
  const businessName = form.businessName.trim();
  await callPortals('PUT /api/portals/profile', { name, businessName, brand: { accent, logo }, timeZone, currency });
}
