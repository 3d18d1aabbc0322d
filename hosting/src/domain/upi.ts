/** The address a UPI app reads from a QR code. The twin of the functions' upi.py; both run tests/vectors/upi.json. */

/** From here on the network wants the payer to type the amount: a prepared one is refused. */
export const AMOUNT_TYPED_FROM_MINOR = 1_00_000_00;
const NAME_MAX = 99;
const NOTE_MAX = 50;

export interface UpiRequest {
  readonly payeeId: string;
  readonly payeeName: string;
  /** In paise. */
  readonly amountMinor: number;
  readonly note: string;
  readonly reference: string;
}

/** Spell a request to pay rupees; without an amount from ₹1,00,000 on. The `@` stays as the network's examples have it. */
export function upiUri({ payeeId, payeeName, amountMinor, note, reference }: UpiRequest): string {
  const paise = String(amountMinor % 100).padStart(2, '0');
  const values = [
    `pa=${encodeURIComponent(payeeId).replaceAll('%40', '@')}`,
    `pn=${encodeURIComponent(cut(payeeName, NAME_MAX))}`,
    ...(amountMinor < AMOUNT_TYPED_FROM_MINOR ? [`am=${Math.floor(amountMinor / 100)}.${paise}`] : []),
    'cu=INR',
    `tn=${encodeURIComponent(cut(note, NOTE_MAX))}`,
    `tr=${encodeURIComponent(reference)}`,
  ];
  return `upi://pay?${values.join('&')}`;
}

/** The reference that a payment of one instalment carries: letters and digits, at most 35. */
export function referenceOf(invoiceId: string, instalmentId: string): string {
  return `LK${invoiceId}${instalmentId}`;
}

function cut(text: string, most: number): string {
  return [...text].slice(0, most).join('');
}
