import { Money } from '@/components/money';
import { Panel } from '@/components/panel';
import type { BooksInvoice } from '@/lib/books';
import { sayDate } from '@/lib/dates';
import { PaperButton } from './paper-button';

/** The credit notes against an invoice, with their papers. */
export function CreditsPanel({ invoice }: { readonly invoice: BooksInvoice }) {
  if (invoice.credits.length === 0) return null;
  return (
    <Panel id="credits" title="Credit notes" aside={<span class="figures">{invoice.credits.length}</span>}>
      <ul class="divide-y divide-line">
        {invoice.credits.map((credit) => (
          <li key={credit.id} class="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3">
            <div class="min-w-0">
              <p class="figures text-15">{credit.number}</p>
              <p class="text-13 text-soft">{sayDate(credit.issuedOn, 'short', invoice.issuedOn ?? undefined)}</p>
            </div>
            <div class="flex items-center gap-2">
              <Money minor={credit.amountMinor} currency={invoice.currency} class="text-15" />
              <PaperButton paper={{ kind: 'credit-note', id: credit.id }} name={credit.number}>
                PDF
              </PaperButton>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
