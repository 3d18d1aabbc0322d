/** An issued invoice as its client sees it: the projection that functions write. Times are milliseconds, dates `YYYY-MM-DD`. */
import type { Buyer, Credit, Instalment, InvoiceLine, PayTo, Receipt, Seller } from '@/domain/invoice-parts';
import type { TaxSummary } from '@/domain/tax';

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
