/** The page a stranger sees, what they write on it, and its way to the freelancer. */
import { type EnquiryRequest, LIMITS } from '@/contract';
import { callApi } from '@/lib/api';
import { readDocument } from '@/lib/firestore-rest';
import { looksLikeAnAddress } from '@/lib/mail-address';
import type { Faults } from '@/lib/saved-form';

export type EnquiryPage = {
  readonly ownerName: string;
  readonly brand: { readonly name: string; readonly logo: string | null; readonly accent: string };
  readonly intro: string;
  readonly asksBudget: boolean;
  readonly asksTimeline: boolean;
  readonly currency: string;
};

const SLUG = /^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/;

export function isSlug(text: string): boolean {
  return SLUG.test(text);
}

/** The slug in `/e/slug`; null where there is none. */
export function slugIn(path: string): string | null {
  const slug = /^\/e\/([^/]+)\/*$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return isSlug(slug) ? slug : null;
}

/** Throws `NotReadable` for a page that is closed or was never there. */
export async function readPage(slug: string): Promise<EnquiryPage> {
  return (await readDocument(`enquiryPages/${slug}`)) as unknown as EnquiryPage;
}

export interface EnquiryForm {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly company: string;
  readonly title: string;
  readonly need: string;
  readonly budget: string;
  readonly timeline: string;
  readonly found: string;
  /** No person sees this field. */
  readonly website: string;
}

export const BLANK: EnquiryForm = {
  name: '',
  email: '',
  phone: '',
  company: '',
  title: '',
  need: '',
  budget: '',
  timeline: '',
  found: '',
  website: '',
};

/** More would look like advertising, which the functions throw away without a word. */
const LINKS_MAX = 3;

export function faultsOf(form: EnquiryForm): Faults {
  const { name, email, title, need } = form;
  const told = Object.values(form).join(' ').toLowerCase();
  const links = told.match(/https?:\/\/|www\./g)?.length ?? 0;
  return {
    ...(name.trim() === '' && { name: 'Write your name.' }),
    ...(!looksLikeAnAddress(email) && {
      email: 'Write your whole mail address, like priya@example.com.',
    }),
    ...(title.trim() === '' && { title: 'Say in a few words what it is about.' }),
    ...(need.trim() === '' && { need: 'Say what you need. A sentence is enough.' }),
    ...(links > LINKS_MAX && { need: `Use at most ${LINKS_MAX} links: with more it looks like advertising.` }),
  };
}

export function requestOf(form: EnquiryForm): Omit<EnquiryRequest, 'idempotencyKey' | 'slug' | 'elapsedMs'> {
  const { need, budget, timeline, found, ...rest } = form;
  return { ...rest, answers: { need, budget, timeline, found } };
}

/** The functions take what comes sooner for a program's. */
const HASTE_MS = 3_200;

/** Send it; somebody who was that quick waits a moment. */
export async function sendEnquiry(asked: Omit<EnquiryRequest, 'elapsedMs'>, since: number): Promise<void> {
  const early = HASTE_MS - (performance.now() - since);
  if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
  const elapsedMs = Math.round(performance.now() - since);
  await callApi('/api/portal/enquiries', { ...asked, elapsedMs });
}

const KEPT_UNDER = 'enquiry:';

/** What was typed outlives a reload, in this tab alone. */
export function keepDraft(slug: string, form: EnquiryForm | null): void {
  try {
    if (form === null) sessionStorage.removeItem(KEPT_UNDER + slug);
    else sessionStorage.setItem(KEPT_UNDER + slug, JSON.stringify(form));
  } catch {
    // A browser that keeps nothing: the page works without.
  }
}

export function keptDraft(slug: string): EnquiryForm {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEPT_UNDER + slug) ?? '{}') as Record<string, unknown>;
    const known = Object.keys(BLANK).filter((key) => typeof kept[key] === 'string');
    return { ...BLANK, ...Object.fromEntries(known.map((key) => [key, String(kept[key])])) };
  } catch {
    return BLANK;
  }
}

export const LONGEST = {
  name: LIMITS.personNameMax,
  email: LIMITS.emailMax,
  phone: LIMITS.leadPhoneMax,
  company: LIMITS.leadCompanyMax,
  title: LIMITS.titleMax,
  need: LIMITS.leadAnswerMax,
  budget: LIMITS.leadAnswerMax,
  timeline: LIMITS.leadAnswerMax,
  found: LIMITS.leadAnswerMax,
} as const;

/** The functions' objections, under the form's own fields. */
export function objectionsOf(fields: Readonly<Record<string, string>>): Faults {
  return Object.fromEntries(Object.entries(fields).map(([path, said]) => [path.replace(/^answers\./, ''), said]));
}
