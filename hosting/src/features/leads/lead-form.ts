/** A lead as its page's form holds it, and what does not fit in it. */
import type { LeadSource } from '@/contract';
import { priceText, readPrice } from '@/features/invoice-editor/figures';
import { looksLikeAnAddress } from '@/lib/mail-address';
import type { Faults } from '@/lib/saved-form';
import type { LeadChange } from './actions';
import type { AnswerKey, Lead } from './model';

export interface LeadForm {
  readonly name: string;
  readonly company: string;
  readonly email: string;
  readonly phone: string;
  readonly title: string;
  readonly value: string;
  readonly currency: string;
  readonly source: LeadSource;
  readonly expectedOn: string;
  readonly lostReason: string;
  readonly need: string;
  readonly budget: string;
  readonly timeline: string;
  readonly found: string;
  readonly notes: string;
}

export function leadFormOf(lead: Lead): LeadForm {
  const { name, company, title, currency, source, notes, answers } = lead;
  return {
    name,
    company,
    email: lead.email ?? '',
    phone: lead.phone ?? '',
    title,
    value: lead.valueMinor === null ? '' : priceText(lead.valueMinor, currency),
    currency,
    source,
    expectedOn: lead.expectedOn ?? '',
    lostReason: lead.lostReason ?? '',
    need: answers.need ?? '',
    budget: answers.budget ?? '',
    timeline: answers.timeline ?? '',
    found: answers.found ?? '',
    notes,
  };
}

/** A value in minor units, null for none, or what is wrong with it. */
export function valueIn(text: string, currency: string): number | null | string {
  if (text.trim() === '') return null;
  const reading = readPrice(text, currency);
  return reading.ok ? reading.value : reading.problem;
}

export function leadFaults(form: LeadForm, isLost: boolean): Faults {
  const value = valueIn(form.value, form.currency);
  const email = form.email.trim();
  return {
    ...(form.name.trim() === '' && { name: 'Say who may become a client.' }),
    ...(form.title.trim() === '' && { title: 'Say in a few words what it is about.' }),
    ...(typeof value === 'string' && { value }),
    ...(email !== '' && !looksLikeAnAddress(email) && { email: 'Write a whole mail address, like priya@example.com.' }),
    ...(isLost && form.lostReason.trim() === '' && { lostReason: 'Say why in a few words.' }),
  };
}

const KEYS: readonly AnswerKey[] = ['need', 'budget', 'timeline', 'found'];

/** What of the form is written. */
export function changeOf(form: LeadForm, isLost: boolean): LeadChange {
  const value = valueIn(form.value, form.currency);
  const answers = KEYS.map((key) => [key, form[key].trim()] as const).filter(([, text]) => text !== '');
  return {
    name: form.name.trim(),
    company: form.company.trim(),
    email: form.email.trim().toLowerCase() || null,
    phone: form.phone.trim() || null,
    title: form.title.trim(),
    valueMinor: typeof value === 'string' ? null : value,
    currency: form.currency,
    source: form.source,
    expectedOn: form.expectedOn || null,
    lostReason: isLost ? form.lostReason.trim() : null,
    answers: Object.fromEntries(answers),
    notes: form.notes.trim(),
  };
}
