/** The ways an instalment can be paid, and what its payer needs for each. */

import type { Bank } from '@/domain/invoice-parts';
import { exponentOf } from '@/domain/money';
import type { Invoice } from './invoice';

export type Way = 'upi' | 'card' | 'bank' | 'paypal';

/** In the order they are offered: what costs nothing and is known best comes first. */
export function waysToPay({ currency, isPayable, payTo }: Invoice): Way[] {
  const offered: readonly (readonly [Way, boolean])[] = [
    ['upi', currency === 'INR' && payTo.upi !== null],
    ['card', isPayable],
    ['bank', payTo.bank !== null],
    ['paypal', payTo.paypalMe !== null],
  ];
  return offered.flatMap(([way, isOffered]) => (isOffered ? [way] : []));
}

/** An amount as one types it into a bank's form: no sign, no grouping. */
export function typedAmount(amountMinor: number, currency: string): string {
  const exponent = exponentOf(currency);
  const digits = String(amountMinor).padStart(exponent + 1, '0');
  return exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** The freelancer's PayPal page with the amount in it; an invoice in a currency PayPal does not take names none. */
export function paypalAddress(name: string, amountMinor: number, currency: string): string {
  return `https://paypal.me/${encodeURIComponent(name)}/${typedAmount(amountMinor, currency)}${currency}`;
}

export type BankField = { readonly label: string; readonly value: string };

/** The account, one field after the other as a bank's form asks for them. */
export function bankFields(bank: Bank): BankField[] {
  const fields: readonly (readonly [string, string | null])[] = [
    ['Account holder', bank.holder],
    ['Account number', bank.account],
    ['IFSC', bank.ifsc],
    ['IBAN', bank.iban],
    ['BIC', bank.bic],
    ['Bank', bank.bankName],
    ['Details', bank.text],
  ];
  return fields.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}
