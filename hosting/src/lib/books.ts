/** The owner's private tree as the desk reads it: times in milliseconds, dates as YYYY-MM-DD. Functions write all of it. */
import type { RoomWaiting } from '@/domain/directory';
import type { Share } from '@/domain/instalments';
import type {
  Address,
  Bank,
  Buyer,
  Credit,
  Instalment,
  InvoiceLine,
  Method,
  PayTo,
  Receipt,
  Seller,
  TaxNumber,
} from '@/domain/invoice-parts';
import type { TaxSummary } from '@/domain/tax';

export type Undertaking = {
  readonly number: string;
  readonly validFrom: string;
  /** The last day it covers. */
  readonly validUntil: string;
};

export type TaxRegistration = TaxNumber & {
  readonly lut: Undertaking | null;
  /** What the editor offers for a new line. */
  readonly rateBp: number;
  readonly words: string;
};

export type Payout = {
  readonly upiId: string | null;
  readonly bank: Bank | null;
  /** The name after paypal.me/. */
  readonly paypalMe: string | null;
};

export type Numbering = {
  readonly prefix: string;
  readonly creditPrefix: string;
  readonly year: 'calendar' | 'april';
};

/** What an hour is billed at and costs; null where it is not said. It counts in its own currency only. */
export type Rates = {
  readonly billMinor: number | null;
  readonly costMinor: number | null;
  readonly currency: string;
};

/** A project's time, recomputed by functions whenever an entry changes; money in the project's currency. */
export type TimeSums = {
  readonly seconds: number;
  readonly billableSeconds: number;
  readonly unbilledSeconds: number;
  readonly unbilledMinor: number;
  readonly costMinor: number;
  readonly uncostedSeconds: number;
};

export type Profile = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly businessName: string;
  readonly brand: { readonly logo: string | null; readonly accent: string };
  readonly timeZone: string;
  readonly currency: string;
  readonly legalName: string;
  readonly address: Address;
  readonly tax: TaxRegistration;
  readonly pan: string | null;
  readonly payout: Payout;
  readonly terms: string;
  readonly paymentDays: number;
  readonly numbering: Numbering;
  /** Days from the due day, before it where negative. */
  readonly reminders: { readonly isOn: boolean; readonly offsets: readonly number[] };
  readonly stripe: {
    readonly accountId: string;
    readonly chargesEnabled: boolean;
    readonly connectedAt: number;
  } | null;
  readonly rates: Rates | null;
  /** The daily digest of follow-ups; the hour is local. */
  readonly morning: { readonly isOn: boolean; readonly hour: number };
  /** Mail about messages that went unseen. */
  readonly away: { readonly isOn: boolean; readonly quiet: { readonly fromHour: number; readonly untilHour: number } };
  /** The address of the enquiry page, /e/slug. */
  readonly enquirySlug: string | null;
};

export type Sez = 'with-payment' | 'under-lut';

export type Client = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly updatedAt: number | null;
  readonly legalName: string;
  readonly address: Address;
  readonly gstin: string | null;
  readonly stateCode: string | null;
  readonly sez: Sez | null;
  readonly taxNumber: string | null;
  readonly exemptWords: string;
  readonly payerType: 'company' | 'firm' | 'government' | 'audited-individual' | 'individual' | null;
  readonly serviceKind: 'professional' | 'technical' | null;
  readonly remindersMuted: boolean;
  readonly rates: Rates | null;
};

export type ProjectDue = {
  readonly number: string;
  /** When the first instalment that is not settled is due. */
  readonly dueOn: string;
  readonly balanceMinor: number;
  readonly currency: string;
};

/** The room on its way to a new key. */
export type Move = {
  readonly from: string;
  readonly to: string;
  readonly startedAt: number;
  readonly phase: 'copying' | 'opened';
  readonly copied: number;
  readonly total: number;
};

export type Project = {
  readonly id: string;
  readonly clientId: string;
  readonly client: { readonly name: string };
  readonly title: string;
  readonly roomKey: string;
  readonly open: boolean;
  readonly currency: string;
  readonly createdAt: number;
  readonly summary: {
    readonly unread: number;
    readonly lastMessageAt: number | null;
    readonly lastMessage: {
      readonly from: 'client' | 'freelancer';
      readonly name: string;
      readonly text: string;
    } | null;
    readonly dues: Readonly<Record<string, ProjectDue>>;
    readonly waiting: RoomWaiting;
  };
  readonly move: Move | null;
  /** No mail about messages in this room. */
  readonly awayMuted: boolean;
  readonly rates: Rates | null;
  readonly time: TimeSums;
};

export type Person = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string | null;
  /** The live link's token; null once it is revoked. */
  readonly link: string | null;
  readonly createdAt: number;
  readonly revokedAt: number | null;
  readonly mail: { readonly state: 'waiting' | 'sent' | 'failed'; readonly at: number } | null;
};

/** A draft's may still have no day. */
export type BooksInstalment = Omit<Instalment, 'dueOn'> & { readonly dueOn: string | null };

export type BooksSeller = Seller & {
  readonly email: string;
  readonly registration: TaxRegistration;
  readonly accent: string;
  readonly letterhead: string | null;
};

export type BooksBuyer = Buyer & {
  readonly stateCode: string | null;
  readonly sez: Sez | null;
  readonly exemptWords: string;
};

export type InvoiceStep = {
  readonly from: string | null;
  readonly to: string;
  readonly at: number;
  readonly source: string;
  /** A person's name; empty where no person did it. */
  readonly by: string;
};

export type PaymentLink = {
  readonly url: string;
  readonly amountMinor: number;
  /** Null for the whole balance. */
  readonly instalmentId: string | null;
  readonly account: string | null;
  readonly isActive: boolean;
};

export type BooksInvoice = {
  readonly id: string;
  readonly projectId: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly title: string;
  readonly number: string | null;
  readonly currency: string;
  readonly lines: readonly InvoiceLine[];
  readonly discount: Share | null;
  readonly roundOff: boolean;
  readonly instalments: readonly BooksInstalment[];
  readonly tax: TaxSummary;
  readonly linesMinor: number;
  readonly discountMinor: number;
  readonly subtotalMinor: number;
  readonly taxMinor: number;
  readonly roundOffMinor: number;
  readonly totalMinor: number;
  readonly dueOn: string | null;
  readonly nextDueOn: string | null;
  readonly issuedOn: string | null;
  readonly note: string;
  readonly timeZone: string;
  readonly version: number;
  readonly createdAt: number;
  readonly updatedAt: number;

  readonly seller: BooksSeller | null;
  readonly buyer: BooksBuyer | null;
  readonly terms: string;
  readonly payTo: PayTo;
  /** The token of the page where this invoice alone can be paid. */
  readonly payLink: string | null;
  readonly replaces: string | null;
  readonly replacedBy: string | null;
  /** The time it bills. */
  readonly timeEntryIds: readonly string[];

  readonly issuedAt: number | null;
  readonly sentAt: number | null;
  readonly viewedAt: number | null;
  readonly paidAt: number | null;
  readonly voidedAt: number | null;
  readonly voidReason: string;

  /** Sums of the ledger. */
  readonly paidMinor: number;
  readonly tdsMinor: number;
  readonly creditedMinor: number;
  readonly refundedMinor: number;
  readonly overpaidMinor: number;
  readonly unappliedMinor: number;
  readonly receipts: readonly Receipt[];
  readonly credits: readonly Credit[];
  readonly disputes: Readonly<Record<string, Dispute>>;

  /** At the provider, by session. */
  readonly processing: Readonly<
    Record<string, { readonly amountMinor: number; readonly instalmentId: string | null; readonly since: number }>
  >;
  readonly openCheckouts: Readonly<Record<string, { readonly amountMinor: number; readonly expiresAt: number }>>;
  readonly paymentLinks: Readonly<Record<string, PaymentLink>>;

  readonly remindersMuted: boolean;
  readonly remindersDoneUntil: number | null;
  readonly remindedAt: number | null;
  readonly remindersSent: number;
  readonly nextCheckAt: number | null;
  readonly history: readonly InvoiceStep[];
};

export type Dispute = {
  readonly paymentId: string;
  readonly amountMinor: number;
  readonly state: 'open' | 'won' | 'lost';
};

/** One entry of the ledger: something that settles an invoice, or takes a settlement back. */
export type Payment = {
  readonly id: string;
  readonly invoiceId: string;
  readonly projectId: string;
  readonly clientId: string;
  readonly kind: 'payment' | 'unapplied' | 'tds' | 'credit-note' | 'refund' | 'reversal';
  readonly reason: string | null;
  /** Always more than zero; the kind says which way it counts. */
  readonly amountMinor: number;
  readonly currency: string;
  readonly at: number;
  readonly receivedOn: string;
  readonly source: string;
  /** Null for what is no money. */
  readonly method: Method | null;
  readonly reference: string;
  readonly note: string;
  readonly by: string;
  readonly instalmentId: string | null;
  readonly sessionId: string | null;
  /** The entry that a refund or reversal takes back. */
  readonly of: string | null;
};
