/** An issued invoice as its client sees it: the projection that functions write. Times are milliseconds, dates `YYYY-MM-DD`. */

export type Share = { readonly rateBp: number | null; readonly amountMinor: number | null };

export type InvoiceLine = {
  readonly description: string;
  readonly quantityMilli: number;
  readonly unitPriceMinor: number;
  readonly sac: string | null;
  readonly rateBp: number;
  readonly discount: Share | null;
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
  readonly fileId: string | null;
};

export type ClaimRefusal = { readonly utr: string; readonly reason: string; readonly at: number };

export type Instalment = {
  readonly id: string;
  readonly label: string;
  readonly share: Share | null;
  readonly amountMinor: number;
  readonly dueOn: string;
  readonly paidMinor: number;
  readonly claim: Claim | null;
  readonly refusal: ClaimRefusal | null;
};

export type TaxRow = {
  readonly name: string;
  readonly rateBp: number;
  readonly taxableMinor: number;
  readonly amountMinor: number;
};

export type TaxSummary = {
  readonly treatment: string;
  readonly reason: string;
  /** What the law wants said; empty where nothing is. */
  readonly endorsement: string;
  readonly placeOfSupply: string | null;
  readonly rows: readonly TaxRow[];
};

export type Address = {
  readonly line1: string;
  readonly line2: string;
  readonly city: string;
  readonly postalCode: string;
  readonly region: string;
  readonly country: string;
};

export type Seller = {
  readonly name: string;
  readonly legalName: string;
  readonly address: Address;
  readonly registration: {
    readonly kind: 'none' | 'gst' | 'named';
    readonly gstin: string | null;
    readonly label: string | null;
    readonly number: string | null;
  };
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
  readonly paypalMe: string | null;
};

export type Receipt = {
  readonly id: string;
  readonly amountMinor: number;
  readonly receivedOn: string;
  readonly method: 'stripe' | 'upi' | 'bank' | 'cash' | 'cheque' | 'paypal';
};

export type Credit = {
  readonly id: string;
  readonly number: string;
  readonly amountMinor: number;
  readonly issuedOn: string;
};

export type Invoice = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly currency: string;
  readonly lines: readonly InvoiceLine[];
  readonly instalments: readonly Instalment[];
  readonly tax: TaxSummary;
  readonly linesMinor: number;
  readonly discountMinor: number;
  readonly subtotalMinor: number;
  readonly taxMinor: number;
  readonly roundOffMinor: number;
  readonly totalMinor: number;
  readonly paidMinor: number;
  readonly tdsMinor: number;
  readonly creditedMinor: number;
  readonly refundedMinor: number;
  readonly overpaidMinor: number;
  readonly dueOn: string;
  /** When the first instalment that is not settled is due; null once all are. */
  readonly nextDueOn: string | null;
  readonly issuedOn: string;
  readonly note: string;
  readonly terms: string;
  readonly seller: Seller | null;
  readonly buyer: Buyer | null;
  readonly payTo: PayTo;
  /** The token of the pay-only page; null on that page itself. */
  readonly payLink: string | null;
  readonly receipts: readonly Receipt[];
  readonly credits: readonly Credit[];
  readonly timeZone: string;
  readonly issuedAt: number;
  readonly viewedAt: number | null;
  readonly paidAt: number | null;
  readonly voidedAt: number | null;
  readonly processing: boolean;
  readonly isDisputed: boolean;
  /** Whether a card provider is set up. */
  readonly isPayable: boolean;
};
