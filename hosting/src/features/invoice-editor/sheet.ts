/** What a client will see of an invoice, from the books or from a draft that is being written. */

import type { Share } from '@/domain/instalments';
import type { DraftSums } from '@/domain/invoice-totals';
import type { TaxSummary } from '@/domain/tax';
import type { BooksInvoice } from '@/lib/books';
import type { Draft } from './draft';

export interface SheetLine {
  readonly description: string;
  readonly sac: string | null;
  readonly quantityMilli: number;
  readonly unitPriceMinor: number;
  readonly discount: Share | null;
  readonly amountMinor: number;
}

export interface SheetPart {
  readonly id: string;
  readonly label: string;
  readonly amountMinor: number;
  readonly dueOn: string | null;
}

export interface SheetContent {
  readonly number: string | null;
  readonly clientName: string;
  readonly currency: string;
  readonly lines: readonly SheetLine[];
  readonly linesMinor: number;
  readonly discountMinor: number;
  readonly subtotalMinor: number;
  readonly tax: TaxSummary;
  readonly roundOffMinor: number;
  readonly totalMinor: number;
  readonly instalments: readonly SheetPart[];
  /** The day the last instalment is due. */
  readonly dueOn: string | null;
  readonly issuedOn: string | null;
  readonly note: string;
  readonly terms: string;
}

/** An issued invoice is shown by its stored sums and never added up again. */
export function sheetOf(invoice: BooksInvoice): SheetContent {
  return { ...invoice, clientName: invoice.buyer?.legalName || invoice.clientName };
}

export function sheetOfDraft(draft: Draft, sums: DraftSums, clientName: string, terms: string): SheetContent {
  return {
    number: null,
    clientName,
    currency: draft.currency,
    lines: draft.lines.map((line, index) => ({ ...line, amountMinor: sums.lines[index]?.amountMinor ?? 0 })),
    linesMinor: sums.linesMinor,
    discountMinor: sums.discountMinor,
    subtotalMinor: sums.subtotalMinor,
    tax: sums.tax,
    roundOffMinor: sums.roundOffMinor,
    totalMinor: sums.totalMinor,
    instalments: sums.instalments,
    dueOn: sums.instalments.at(-1)?.dueOn ?? null,
    issuedOn: null,
    note: draft.note,
    terms,
  };
}
