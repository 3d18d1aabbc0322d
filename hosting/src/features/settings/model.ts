/** The profile as the form holds it, what is wrong with it, and how its accent reads. */
import { accentTokens, contrastOf } from '@/lib/accent';
import type { Profile } from '@/lib/books';

export interface ProfileForm {
  readonly name: string;
  readonly businessName: string;
  readonly accent: string;
  readonly logo: string | null;
  readonly timeZone: string;
  readonly currency: string;
}

export type ProfileProblems = { readonly [Field in keyof ProfileForm]?: string };

export function formOf(profile: Profile): ProfileForm {
  const { name, businessName, brand, timeZone, currency } = profile;
  return { name, businessName, accent: brand.accent.toLowerCase(), logo: brand.logo, timeZone, currency };
}

export function isSameForm(one: ProfileForm, other: ProfileForm): boolean {
  return (Object.keys(one) as (keyof ProfileForm)[]).every((field) => one[field] === other[field]);
}

export function problemsOf(form: ProfileForm): ProfileProblems {
  return {
    ...(form.name.trim() === '' && { name: 'Write the name your clients know you by.' }),
    ...(form.businessName.trim() === '' && { businessName: 'Write what your rooms and invoices are headed with.' }),
    ...(!/^#[0-9a-f]{6}$/.test(form.accent) && { accent: 'Write a colour like #ffb454.' }),
  };
}

const FIELD_OF: Readonly<Record<string, keyof ProfileForm>> = {
  name: 'name',
  businessName: 'businessName',
  'brand.accent': 'accent',
  'brand.logo': 'logo',
  timeZone: 'timeZone',
  currency: 'currency',
};

export function objectionsOf(fields: Readonly<Record<string, string>>): ProfileProblems {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([path, sentence]) => {
      const field = FIELD_OF[path];
      return field ? [[field, sentence]] : [];
    }),
  );
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
