/** The enquiry page as the settings hold it. */
import { LIMITS } from '@/contract';
import { isSlug } from '@/features/enquiry/page';
import type { Faults } from '@/lib/saved-form';

export interface EnquiriesForm {
  readonly slug: string;
  readonly intro: string;
  readonly asksBudget: boolean;
  readonly asksTimeline: boolean;
  readonly isOpen: boolean;
}

/** An address made of a name: `Studio Asha` becomes `studio-asha`. */
export function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LIMITS.slugMax)
    .replace(/^-+|-+$/g, '');
  return isSlug(slug) ? slug : '';
}

export function enquiriesFaults(form: EnquiriesForm): Faults {
  if (isSlug(form.slug)) return {};
  const said = `Use ${LIMITS.slugMin} to ${LIMITS.slugMax} small letters, digits and hyphens, with a letter or digit at both ends.`;
  return { slug: said };
}

export function enquiryUrl(slug: string): string {
  return `${window.location.origin}/e/${slug}`;
}
