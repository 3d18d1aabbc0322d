/** The freelancer's registration as the form holds it, and what does not fit in it. */
import { INDIA } from '@/domain/countries';
import { compact, gstinFault, panFault, panIn } from '@/domain/identifiers';
import { STATES, sayState, stateNamed } from '@/domain/indian-states';
import type { Address } from '@/domain/invoice-parts';
import type { Profile, TaxRegistration } from '@/lib/books';
import { rateBpOf, sayRate } from '@/lib/rates';
import type { Faults } from '@/lib/saved-form';

export interface TaxForm {
  readonly legalName: string;
  readonly address: Address;
  readonly kind: TaxRegistration['kind'];
  readonly gstin: string;
  readonly hasLut: boolean;
  readonly lutNumber: string;
  readonly lutFrom: string;
  readonly lutUntil: string;
  readonly label: string;
  readonly number: string;
  readonly rate: string;
  readonly words: string;
  readonly pan: string;
}

const FILL_IN = 'Fill this in.';

export function taxFormOf({ legalName, address, tax, pan }: Profile): TaxForm {
  return {
    legalName,
    address,
    kind: tax.kind,
    gstin: tax.gstin ?? '',
    hasLut: tax.lut !== null,
    lutNumber: tax.lut?.number ?? '',
    lutFrom: tax.lut?.validFrom ?? '',
    lutUntil: tax.lut?.validUntil ?? '',
    label: tax.label ?? '',
    number: tax.number ?? '',
    rate: tax.kind === 'none' ? '' : sayRate(tax.rateBp),
    words: tax.words,
    pan: pan ?? '',
  };
}

/** What the functions are asked to keep; only to be called on a form without faults. */
export function askedOfTax(form: TaxForm) {
  const isGst = form.kind === 'gst';
  const isNamed = form.kind === 'named';
  const lut = { number: form.lutNumber.trim(), validFrom: form.lutFrom, validUntil: form.lutUntil };
  return {
    legalName: form.legalName.trim(),
    address: form.address,
    tax: {
      kind: form.kind,
      gstin: isGst ? compact(form.gstin) : null,
      lut: isGst && form.hasLut ? lut : null,
      label: isNamed ? form.label.trim() : null,
      number: isNamed ? form.number.trim() || null : null,
      rateBp: form.kind === 'none' ? 0 : (rateBpOf(form.rate) ?? 0),
      words: form.kind === 'none' ? form.words.trim() : '',
    },
    pan: compact(form.pan) || null,
  };
}

export function taxFaults(form: TaxForm): Faults {
  const pan = compact(form.pan);
  const faults: Record<string, string | null> = {
    pan: pan === '' ? null : panFault(pan),
    ...(form.kind === 'gst' && gstFaults(form, pan)),
    ...(form.kind === 'named' && {
      'tax.label': form.label.trim() === '' ? FILL_IN : null,
      'tax.rateBp': rateBpOf(form.rate) === null ? 'Write a rate such as 20, at most 100.' : null,
    }),
  };
  return Object.fromEntries(
    Object.entries(faults).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function gstFaults(form: TaxForm, pan: string): Record<string, string | null> {
  const gstin = compact(form.gstin);
  const fault = gstinFault(gstin);
  const rateBp = rateBpOf(form.rate);
  return {
    'tax.gstin': fault,
    'tax.rateBp':
      rateBp === null
        ? 'Write a rate such as 18, at most 100.'
        : rateBp % 2 === 1
          ? 'GST is split into two equal halves, and this rate cannot be.'
          : null,
    ...(fault === null && placeFaults(form.address, gstin)),
    ...(fault === null &&
      pan !== '' &&
      panFault(pan) === null &&
      pan !== panIn(gstin) && { pan: `Your GSTIN holds another PAN, ${panIn(gstin)}.` }),
    ...(form.hasLut && {
      'tax.lut.number': form.lutNumber.trim() === '' ? FILL_IN : null,
      'tax.lut.validFrom': form.lutFrom === '' ? FILL_IN : null,
      'tax.lut.validUntil':
        form.lutUntil === '' ? FILL_IN : form.lutUntil < form.lutFrom ? 'This day comes before the first one.' : null,
    }),
  };
}

function placeFaults({ country, region }: Address, gstin: string): Record<string, string | null> {
  const code = gstin.slice(0, 2);
  if (country !== '' && country !== INDIA) {
    return { 'address.country': `Your GSTIN is of ${sayState(code)} in India.` };
  }
  const written = stateNamed(region);
  if (written === null || written === code) return {};
  return { 'address.region': `Your GSTIN is of ${sayState(code)}, and this address is in ${sayState(written)}.` };
}

/** A complete GSTIN says where its holder is, and holds the PAN: fill in what is still empty. */
export function filledFrom(gstin: string, form: Pick<TaxForm, 'address' | 'pan'>): Pick<TaxForm, 'address' | 'pan'> {
  const whole = compact(gstin);
  if (gstinFault(whole) !== null) return { address: form.address, pan: form.pan };
  const { country, region } = form.address;
  const isPlaceOpen = country === '' || (country === INDIA && region === '');
  return {
    address: isPlaceOpen
      ? { ...form.address, country: INDIA, region: STATES[whole.slice(0, 2)] ?? region }
      : form.address,
    pan: form.pan === '' ? panIn(whole) : form.pan,
  };
}

/** April to March around a day: how long a letter of undertaking holds. */
export function lutYear(today: string): Pick<TaxForm, 'lutFrom' | 'lutUntil'> {
  const year = Number(today.slice(0, 4)) - (today.slice(5) < '04-01' ? 1 : 0);
  return { lutFrom: `${year}-04-01`, lutUntil: `${year + 1}-03-31` };
}

/** How far the letter of undertaking reaches; null where there is none. */
export function lutStanding(form: TaxForm, today: string): 'covers' | 'ended' | 'to-come' | null {
  if (form.kind !== 'gst' || !form.hasLut || form.lutFrom === '' || form.lutUntil === '') return null;
  if (today > form.lutUntil) return 'ended';
  return today < form.lutFrom ? 'to-come' : 'covers';
}
