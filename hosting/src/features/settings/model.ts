/** The profile as the form holds it, what is wrong with it, and how its accent reads. */
import { accentTokens, contrastOf } from '@/lib/accent';
import type { Profile } from '@/lib/books';
import type { Faults } from '@/lib/saved-form';

export interface ProfileForm {
  readonly name: string;
  readonly businessName: string;
  readonly accent: string;
  readonly logo: string | null;
  readonly timeZone: string;
  readonly currency: string;
}

export function formOf(profile: Profile): ProfileForm {
  const { name, businessName, brand, timeZone, currency } = profile;
  return { name, businessName, accent: brand.accent.toLowerCase(), logo: brand.logo, timeZone, currency };
}

/** Faults by the path of their field, as the functions spell it. */
export function problemsOf(form: ProfileForm): Faults {
  return {
    ...(form.name.trim() === '' && { name: 'Write the name your clients know you by.' }),
    ...(form.businessName.trim() === '' && { businessName: 'Write what your rooms and invoices are headed with.' }),
    ...(!/^#[0-9a-f]{6}$/.test(form.accent) && { 'brand.accent': 'Write a colour like #ffb454.' }),
  };
}

export interface AccentReading {
  /** Contrast of the words on the accent, one decimal. */
  readonly ratio: string;
  /** The room wears another shade, because this one could not be seen on its dark ground. */
  readonly isShifted: boolean;
}

export function readAccent(accent: string): AccentReading {
  const tokens = accentTokens(accent, 'dark');
  return {
    ratio: contrastOf(tokens.accent, tokens.onAccent).toFixed(1),
    isShifted: tokens.accent.toLowerCase() !== accent.toLowerCase(),
  };
}
