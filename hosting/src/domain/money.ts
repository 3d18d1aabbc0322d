/**
 * Amounts of money: whole minor units, a currency, and one way to round. The twin of the functions' money.py;
 * both run tests/vectors/money.json. Products are computed in BigInt, because a quantity in thousandths times a
 * price leaves a double's exact range long before an invoice leaves ours.
 */

const NO_DIGITS = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' '));
const THREE_DIGITS = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));
const SYMBOLS: Readonly<Record<string, string>> = { INR: '₹', USD: '$', EUR: '€', GBP: '£', JPY: '¥' };
const NO_BREAK_SPACE = '\u00a0';

/** The largest amount the books take; below 2^53, so that a number holds every amount exactly. */
export const MAX_AMOUNT_MINOR = 1_000_000_000_000_000;

/** How many digits of the currency's minor unit stand behind the point: 0, 2 or 3. */
export function exponentOf(currency: string): 0 | 2 | 3 {
  if (NO_DIGITS.has(currency)) return 0;
  return THREE_DIGITS.has(currency) ? 3 : 2;
}

/** The only rounding: to the nearest, halves away from zero. `denominator` must be positive. */
export function roundHalfAwayFromZero(numerator: bigint, denominator: bigint): bigint {
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

/** What a quantity in thousandths costs, in minor units. */
export function lineAmountMinor(quantityMilli: number, unitPriceMinor: number): number {
  return Number(roundHalfAwayFromZero(BigInt(quantityMilli) * BigInt(unitPriceMinor), 1000n));
}

/** The tax on a subtotal at a rate in basis points (1800 is 18 %), in minor units. */
export function taxAmountMinor(subtotalMinor: number, rateBp: number): number {
  return Number(roundHalfAwayFromZero(BigInt(subtotalMinor) * BigInt(rateBp), 10_000n));
}

/** An amount the way an invoice prints it: `₹1,18,000.00`, `$12.50`, `CHF 12.50`, `¥1,200`. */
export function formatMoney(amountMinor: number, currency: string): string {
  const exponent = exponentOf(currency);
  const digits = BigInt(Math.abs(amountMinor))
    .toString()
    .padStart(exponent + 1, '0');
  const whole = groupBy(digits.slice(0, digits.length - exponent), currency === 'INR' ? 2 : 3);
  const fraction = exponent === 0 ? '' : `.${digits.slice(-exponent)}`;
  const symbol = SYMBOLS[currency] ?? `${currency}${NO_BREAK_SPACE}`;
  return `${amountMinor < 0 ? '-' : ''}${symbol}${whole}${fraction}`;
}

/** Commas into digits: the last three together, then groups of `size` (two is the Indian way). */
function groupBy(whole: string, size: 2 | 3): string {
  const groups = [whole.slice(-3)];
  for (let end = whole.length - 3; end > 0; end -= size) groups.unshift(whole.slice(Math.max(end - size, 0), end));
  return groups.join(',');
}
