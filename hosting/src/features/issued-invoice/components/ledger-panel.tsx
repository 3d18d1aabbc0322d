import type { ComponentChildren } from 'preact';
import { useCallback } from 'react';
import { Money } from '@/components/money';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import { ProgressBar } from '@/components/progress-bar';
import { balanceMinor, dateIn, type InvoiceStatus } from '@/domain/invoice';
import { formatMoney } from '@/domain/money';
import type { BooksInvoice, Payment } from '@/lib/books';
import { sayDate, sayTime } from '@/lib/dates';
import { useOwner } from '@/lib/owner';
import { useRows } from '@/lib/watch';
import { byTime, whyUnapplied } from '../ledger';

interface PaymentsPanelProps {
  readonly invoice: BooksInvoice;
  readonly status: InvoiceStatus;
}

/** What is owed, what came in, and what came in that does not fit. */
export function PaymentsPanel({ invoice, status }: PaymentsPanelProps) {
  const { uid } = useOwner();
  const { id, currency, totalMinor, paidMinor } = invoice;
  const constraints = useCallback<Parameters<typeof useRows>[2]>(({ where }) => [where('invoiceId', '==', id)], [id]);
  const { data: payments } = useRows<Payment>(`freelancers/${uid}/payments`, id, constraints);
  const entries = payments && byTime(payments);
  const unapplied = entries?.filter((payment) => payment.kind === 'unapplied') ?? [];
  return (
    <>
      {unapplied.map((payment) => (
        <Notice key={payment.id} tone="warn">
          <p class="font-semibold">
            {formatMoney(payment.amountMinor, payment.currency)} came in that doesn’t pay this invoice
          </p>
          <p class="text-13 text-soft">
            {whyUnapplied(payment.reason)} Look at it at your payment provider, and pay it back or settle it with your
            client.
          </p>
        </Notice>
      ))}
      {invoice.processing && status === 'processing' && (
        <Notice tone="info">
          {formatMoney(invoice.processing.amountMinor, currency)} is on its way from the bank. It can take a few days;
          this page changes by itself.
        </Notice>
      )}
      <Panel id="payments" title="Payments" aside={entries && <span class="figures">{entries.length}</span>}>
        <div class="flex flex-col gap-4 p-5">
          <dl class="flex flex-wrap gap-x-10 gap-y-3">
            <Sum word="Total">
              <Money minor={totalMinor} currency={currency} />
            </Sum>
            <Sum word="Paid">
              <Money minor={paidMinor} currency={currency} />
            </Sum>
            <Sum word={status === 'void' ? 'Not owed any more' : 'Left'}>
              <Money minor={status === 'void' ? 0 : balanceMinor(invoice)} currency={currency} />
            </Sum>
          </dl>
          {status !== 'void' && (
            <ProgressBar
              value={totalMinor > 0 ? Math.min(100, (paidMinor / totalMinor) * 100) : 0}
              label="Paid"
              tone="go"
            />
          )}
        </div>
        {entries && entries.length > 0 && (
          <ul class="divide-y divide-line border-t border-line">
            {entries.map((payment) => (
              <li key={payment.id} class="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 px-5 py-3">
                <Money minor={payment.amountMinor} currency={payment.currency} class="text-15" />
                <span class="text-13 text-soft">
                  {sayDate(dateIn(invoice.timeZone, new Date(payment.at)))}, {sayTime(payment.at, invoice.timeZone)}
                  {payment.kind === 'unapplied' && ', not applied'}
                </span>
                <span class="figures w-full text-12 text-faint">{payment.id}</span>
              </li>
            ))}
          </ul>
        )}
        {entries?.length === 0 && status !== 'void' && (
          <p class="border-t border-line px-5 py-4 text-13 text-faint">
            No payment yet. When your client pays in the room it shows here by itself.
          </p>
        )}
      </Panel>
    </>
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
