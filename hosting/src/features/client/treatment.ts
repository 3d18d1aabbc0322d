/** How a client is taxed, in a few words and in a sentence. */
import { INDIA, sayCountry } from '@/domain/countries';
import { STATES } from '@/domain/indian-states';
import { planTax, type Registration, type TaxedClient, type Treatment } from '@/domain/tax';
import type { Client } from '@/lib/books';

const WORDS: Readonly<Record<Treatment, string>> = {
  unregistered: 'No tax',
  'intra-state': 'CGST + SGST',
  'inter-state': 'IGST',
  sez: 'IGST',
  'sez-lut': 'No tax, SEZ under LUT',
  export: 'IGST, export',
  'export-lut': 'No tax, export under LUT',
  named: '',
  exempt: 'Exempt',
};

export interface Taxed {
  /** For a list: "IGST". */
  readonly word: string;
  /** Why, as a sentence. */
  readonly sentence: string;
  /** What an invoice must carry besides; empty where nothing. */
  readonly endorsement: string;
  /** Something is missing before an invoice can be issued. */
  readonly isUnfinished: boolean;
}

export function taxedAs(registration: Registration, client: TaxedClient, today: string): Taxed {
  const plan = planTax(registration, client, today);
  const needsPlace = ['intra-state', 'inter-state', 'sez', 'sez-lut'].includes(plan.treatment);
  const isUnfinished = needsPlace && plan.placeOfSupply === null;
  const halves = plan.treatment === 'intra-state' ? `CGST + ${plan.label}` : WORDS[plan.treatment];
  return {
    word: isUnfinished ? 'State missing' : halves || plan.label,
    sentence: `${plan.reason}.`,
    endorsement: plan.endorsement,
    isUnfinished,
  };
}

/** Where a client is, as far as anybody said: "Karnataka", "Germany", "". */
export function placeOf({ address, stateCode }: Pick<Client, 'address' | 'stateCode'>): string {
  const isIndian = address.country === INDIA || address.country === '';
  const state = isIndian ? (STATES[stateCode ?? ''] ?? address.region) : '';
  return [address.city, state || sayCountry(address.country)].filter(Boolean).join(', ');
}
