/** Rates as they are typed, and as the books keep them. */
import { LIMITS, type SaveRates } from '@/contract';
import { priceText, readPrice } from '@/features/invoice-editor/figures';
import type { Rates } from '@/lib/books';
import type { Faults } from '@/lib/saved-form';

export interface RatesForm {
  readonly bill: string;
  readonly cost: string;
  readonly currency: string;
}

/** The form of what is kept; `currency` where nothing is. */
export function ratesFormOf(rates: Rates | null, currency: string): RatesForm {
  const said = rates?.currency ?? currency;
  const text = (minor: number | null | undefined) => (minor == null ? '' : priceText(minor, said));
  return { bill: text(rates?.billMinor), cost: text(rates?.costMinor), currency: said };
}

/** What is wrong with it, by the names the functions use. */
export function ratesFaults(form: RatesForm): Faults {
  const faults: Record<string, string> = {};
  for (const [name, text] of [
    ['billMinor', form.bill],
    ['costMinor', form.cost],
  ] as const) {
    if (text.trim() === '') continue;
    const reading = readPrice(text, form.currency);
    if (!reading.ok) faults[name] = reading.problem;
    else if (reading.value > LIMITS.rateMinorMax) faults[name] = 'This is too much for an hour.';
  }
  return faults;
}

/** What the functions are asked to keep. */
export function askedOfRates(form: RatesForm): SaveRates {
  return {
    billMinor: minorOf(form.bill, form.currency),
    costMinor: minorOf(form.cost, form.currency),
    currency: form.currency,
  };
}

function minorOf(text: string, currency: string): number | null {
  if (text.trim() === '') return null;
  const reading = readPrice(text, currency);
  return reading.ok ? reading.value : null;
}
