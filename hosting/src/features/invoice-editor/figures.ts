/** What a freelancer types for a price, a quantity or a rate, and what the books keep of it. */
import { LIMITS } from '@/contract';
import type { Share } from '@/domain/instalments';
import { exponentOf } from '@/domain/money';

export type Reading = { ok: true; value: number } | { ok: false; problem: string };

// Western (1,234,567) and Indian (12,34,567) grouping: the last group has three digits, the others two or three.
const PLAIN = /^\d+$/;
const GROUPED = /^\d{1,3}(?:,\d{2,3})*,\d{3}$/;
const SYMBOLS = /[\p{Sc}\s\u2019']|^[A-Za-z]{1,3}\.?|[A-Za-z]{3}$/gu;

/** Devanagari, Arabic-Indic and full-width keyboards give digits that Number() does not know. */
function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1;
    return String(code - zero);
  });
}

function readDecimal(text: string, decimals: number, tooFine: string): Reading {
  const bare = asciiDigits(text).replace(SYMBOLS, '');
  if (bare.startsWith('-') || bare.startsWith('−')) return { ok: false, problem: 'This can’t be below zero.' };
  const [whole = '', fraction, ...more] = bare.split('.');
  if (more.length > 0) return { ok: false, problem: 'Use one decimal point, like 1200.50.' };
  if (whole === '' && (fraction ?? '') === '') return { ok: false, problem: 'Write a number, like 1200.50.' };
  if (whole !== '' && !PLAIN.test(whole) && !GROUPED.test(whole)) {
    const isDecimalComma = /^\d+,\d{1,2}$/.test(whole);
    const hint = isDecimalComma
      ? `Use a point for decimals: ${whole.replace(',', '.')}.`
      : 'Write a number, like 1200.50.';
    return { ok: false, problem: hint };
  }
  if (fraction !== undefined && fraction !== '' && !PLAIN.test(fraction)) {
    return { ok: false, problem: 'Write a number, like 1200.50.' };
  }
  const kept = (fraction ?? '').replace(/0+$/, '');
  if (kept.length > decimals) return { ok: false, problem: tooFine };
  const digits = (whole.replaceAll(',', '') || '0') + kept.padEnd(decimals, '0');
  const value = Number(digits);
  return Number.isSafeInteger(value) ? { ok: true, value } : { ok: false, problem: 'This number is too large.' };
}

function atMost(reading: Reading, limit: number, problem: string): Reading {
  return reading.ok && reading.value > limit ? { ok: false, problem } : reading;
}

/** A unit price in the currency's minor units. */
export function readPrice(text: string, currency: string): Reading {
  const exponent = exponentOf(currency);
  const tooFine =
    exponent === 0
      ? `${currency} has no decimals.`
      : `${currency} has ${exponent === 3 ? 'three' : 'two'} decimals at most.`;
  return atMost(readDecimal(text, exponent, tooFine), LIMITS.unitPriceMinorMax, 'This price is too large.');
}

/** A quantity in thousandths, so that 1.5 days is exactly 1500. */
export function readQuantity(text: string): Reading {
  const reading = readDecimal(text, 3, 'Three decimals at most.');
  if (reading.ok && reading.value === 0) return { ok: false, problem: 'The quantity must be more than zero.' };
  return atMost(reading, LIMITS.quantityMilliMax, '100,000 at most.');
}

/** A tax rate in basis points: 18 and 18 % are 1800. */
export function readRate(text: string): Reading {
  return atMost(readDecimal(text.replace('%', ''), 2, 'Two decimals at most.'), LIMITS.taxRateBpMax, '100 % at most.');
}

/** The shortest text that reads back as the same number. */
export function plainDecimal(value: number, decimals: number): string {
  const digits = String(value).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals === 0 ? '' : digits.slice(-decimals).replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** Text for a price field: grouped the currency's way, with all its decimals, and readable by `readPrice`. */
export function priceText(minor: number, currency: string): string {
  const exponent = exponentOf(currency);
  const digits = String(minor).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const grouped = Number(whole).toLocaleString(currency === 'INR' ? 'en-IN' : 'en-US');
  return exponent === 0 ? grouped : `${grouped}.${digits.slice(-exponent)}`;
}

/** A part of something as it is typed: a per cent, or an amount in the invoice's currency. */
export interface ShareForm {
  text: string;
  isRate: boolean;
}

export const NO_SHARE: ShareForm = { text: '', isRate: true };

export function isBlankShare(share: ShareForm): boolean {
  return share.text.trim() === '';
}

/** A share in the books' terms; only one that is not blank can be read. */
export function readShare(share: ShareForm, currency: string): Reading {
  const reading = share.isRate ? readRate(share.text) : readPrice(share.text, currency);
  if (!reading.ok || reading.value > 0) return reading;
  return { ok: false, problem: 'This must be more than zero.' };
}

/** What is typed into a share's field; writing the sign chooses the kind. */
export function typedShare(before: ShareForm, text: string): ShareForm {
  return text.includes('%') ? { text: text.replaceAll('%', '').trim(), isRate: true } : { ...before, text };
}

export function shareForm(share: Share | null, currency: string): ShareForm {
  if (share === null) return NO_SHARE;
  if (share.rateBp !== null) return { text: plainDecimal(share.rateBp, 2), isRate: true };
  return { text: priceText(share.amountMinor ?? 0, currency), isRate: false };
}
