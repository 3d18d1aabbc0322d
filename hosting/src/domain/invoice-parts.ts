/**
 * What an invoice is made of, the same in the owner's books and in what its client sees. Times are milliseconds, dates
 * `YYYY-MM-DD`.
 */
import type { Share } from './instalments';

export type Address = {
  readonly line1: string;
  readonly line2: string;
  readonly city: string;
  readonly postalCode: string;
  readonly region: string;
  /** ISO 3166-1 alpha-2; empty while nothing was said. */
  readonly country: string;
};

export type InvoiceLine = {
  readonly description: string;
  readonly quantityMilli: number;
  readonly unitPriceMinor: number;
  readonly sac: string | null;
  readonly rateBp: number;
  readonly discount: Share | null;
  /** Before discounts. */
  readonly amountMinor: number;
  /** Its own discount and its share of the invoice's. */
  readonly discountMinor: number;
  readonly taxableMinor: number;
};

/** A client's word that an instalment was paid by UPI. */
export type Claim = {
  readonly utr: string;
  readonly amountMinor: number;
  readonly at: number;
  readonly by: string;
  /** A picture of the payment, among the room's files. */
  readonly fileId: string | null;
};

export type ClaimRefusal = { readonly utr: string; readonly reason: string; readonly at: number };

export type Instalment = {
  readonly id: string;
  readonly label: string;
  /** Null takes the rest; the last one always does. */
  readonly share: Share | null;
  readonly amountMinor: number;
  readonly dueOn: string;
  readonly paidMinor: number;
  readonly claim: Claim | null;
  readonly refusal: ClaimRefusal | null;
};

/** Under which number the seller charges tax. */
export type TaxNumber = {
  readonly kind: 'none' | 'gst' | 'named';
  readonly gstin: string | null;
  readonly label: string | null;
  readonly number: string | null;
};

export type Seller = {
  readonly name: string;
  readonly legalName: string;
  readonly address: Address;
  readonly registration: TaxNumber;
  readonly pan: string | null;
};

export type Buyer = {
  readonly name: string;
  readonly legalName: string;
  readonly address: Address;
  readonly gstin: string | null;
  readonly taxNumber: string | null;
};

export type Bank = {
  readonly kind: 'india' | 'iban' | 'other';
  readonly holder: string;
  readonly bankName: string;
  readonly account: string | null;
  readonly ifsc: string | null;
  readonly iban: string | null;
  readonly bic: string | null;
  readonly text: string;
};

export type PayTo = {
  readonly upi: { readonly id: string; readonly name: string } | null;
  readonly bank: Bank | null;
  /** The name after paypal.me/. */
  readonly paypalMe: string | null;
};

export type Method = 'stripe' | 'upi' | 'bank' | 'cash' | 'cheque' | 'paypal';

export type Receipt = {
  readonly id: string;
  readonly amountMinor: number;
  readonly receivedOn: string;
  readonly method: Method;
};

export type Credit = {
  readonly id: string;
  readonly number: string;
  readonly amountMinor: number;
  readonly issuedOn: string;
};
