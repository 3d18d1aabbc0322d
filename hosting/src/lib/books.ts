/** The owner's private tree as the desk reads it: times in milliseconds, dates as YYYY-MM-DD. Functions write all of it. */

export type Profile = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly businessName: string;
  readonly brand: { readonly logo: string | null; readonly accent: string };
  readonly timeZone: string;
  readonly currency: string;
};

export type ProjectDue = {
  readonly number: string;
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
  };
  readonly move: Move | null;
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

export type BooksLine = {
  readonly description: string;
  readonly quantityMilli: number;
  readonly unitPriceMinor: number;
  readonly amountMinor: number;
};

export type InvoiceStep = {
  readonly from: string | null;
  readonly to: string;
  readonly at: number;
  readonly source: string;
};

export type BooksInvoice = {
  readonly id: string;
  readonly projectId: string;
  readonly clientName: string;
  readonly title: string;
  readonly number: string | null;
  readonly currency: string;
  readonly lines: readonly BooksLine[];
  readonly tax: { readonly label: string; readonly rateBp: number } | null;
  readonly subtotalMinor: number;
  readonly taxMinor: number;
  readonly totalMinor: number;
  readonly dueOn: string | null;
  readonly issuedOn: string | null;
  readonly note: string;
  readonly timeZone: string;
  readonly version: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly issuedAt: number | null;
  readonly sentAt: number | null;
  readonly viewedAt: number | null;
  readonly paidAt: number | null;
  readonly voidedAt: number | null;
  readonly paidMinor: number;
  readonly unappliedMinor: number;
  readonly processing: { readonly sessionId: string; readonly amountMinor: number; readonly since: number } | null;
  readonly history: readonly InvoiceStep[];
};

export type Payment = {
  readonly id: string;
  readonly invoiceId: string;
  readonly projectId: string;
  readonly kind: 'payment' | 'unapplied';
  readonly reason: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  readonly at: number;
  readonly source: string;
};
