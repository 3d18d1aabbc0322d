import type { ComponentChildren } from 'preact';
import { Money } from '@/components/money';
import { Panel } from '@/components/panel';
import { ProgressBar } from '@/components/progress-bar';
import { balanceMinor, settledMinor } from '@/domain/invoice';
import type { BooksInvoice } from '@/lib/books';

/** What the ledger adds up to. A sum that is nothing is left out, except what everybody looks for. */
export function SumsPanel({ invoice }: { readonly invoice: BooksInvoice }) {
  const { currency, totalMinor } = invoice;
  const settled = settledMinor(invoice);
  const isVoid = invoice.voidedAt !== null;
  const sums: readonly (readonly [word: string, minor: number, isAlways: boolean])[] = [
    ['Total', totalMinor, true],
    ['Paid', invoice.paidMinor, true],
    ['TDS deducted', invoice.tdsMinor, false],
    ['Credited', invoice.creditedMinor, false],
    ['Refunded', invoice.refundedMinor, false],
    ['Over-paid, your client’s credit', invoice.overpaidMinor, false],
    ['Not matched', invoice.unappliedMinor, false],
  ];
  return (
    <Panel id="sums" title="Money">
      <div class="flex flex-col gap-4 p-4">
        <dl class="flex flex-wrap gap-x-8 gap-y-3">
          {sums
            .filter(([, minor, isAlways]) => isAlways || minor > 0)
            .map(([word, minor]) => (
              <Sum key={word} word={word}>
                <Money minor={minor} currency={currency} />
              </Sum>
            ))}
          <Sum word="Still due">
            <Money minor={isVoid ? 0 : balanceMinor(invoice)} currency={currency} />
          </Sum>
        </dl>
        {!isVoid && (
          <ProgressBar
            value={totalMinor > 0 ? Math.max(0, Math.min(100, (settled / totalMinor) * 100)) : 0}
            label="Settled"
            tone="go"
          />
        )}
      </div>
    </Panel>
  );
}

function Sum({ word, children }: { readonly word: string; readonly children: ComponentChildren }) {
  return (
    <div class="min-w-0">
      <dt class="text-13 text-soft">{word}</dt>
      <dd class="text-15 font-semibold sm:text-17">{children}</dd>
    </div>
  );
}
