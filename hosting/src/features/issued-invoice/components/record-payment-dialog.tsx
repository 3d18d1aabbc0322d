import { useState } from 'react';
import { SelectField, TextField } from '@/components/field';
import { FormDialog } from '@/components/form-dialog';
import { useToasts } from '@/components/toasts';
import { LIMITS } from '@/contract';
import { formatMoney } from '@/domain/money';
import { priceText } from '@/features/invoice-editor/figures';
import { useAttemptKey } from '@/lib/attempt-key';
import type { BooksInvoice } from '@/lib/books';
import { useToday } from '@/lib/clock';
import { type HandMethod, recordPayment } from '../actions';
import { METHODS } from '../ledger';
import { blankRecord, dueMinor, type RecordForm, readRecord } from '../recording';
import { leftOf, nameOf } from '../schedule';
import { OutcomeLine } from './outcome-line';
import { TdsPart } from './tds-part';

interface RecordPaymentDialogProps {
  readonly invoice: BooksInvoice;
  /** Empty: whatever is due first. */
  readonly instalmentId: string;
  readonly onClose: () => void;
}

const HAND: readonly HandMethod[] = ['upi', 'bank', 'cash', 'cheque', 'paypal'];

const REFERENCE: Readonly<Record<HandMethod, string>> = {
  upi: 'UTR',
  bank: 'Bank reference',
  cash: 'Reference',
  cheque: 'Cheque number',
  paypal: 'PayPal transaction',
};

/** Money that came past the card provider, with what was deducted from it. */
export function RecordPaymentDialog({ invoice, instalmentId, onClose }: RecordPaymentDialogProps) {
  const today = useToday(invoice.timeZone);
  const { say } = useToasts();
  const keyFor = useAttemptKey();
  const [form, setForm] = useState<RecordForm>(() => blankRecord(invoice, instalmentId, today));
  const change = (next: Partial<RecordForm>) => setForm((before) => ({ ...before, ...next }));
  const { payment, problems } = readRecord(form, invoice, today);
  const open = invoice.instalments.filter((each) => leftOf(each) > 0);
  const method: readonly (readonly [HandMethod, string])[] = HAND.map((each) => [each, METHODS[each]]);
  const parts: readonly (readonly [string, string])[] = [
    ['', 'Whatever is due first'],
    ...open.map(
      (each) => [each.id, `${nameOf(invoice, each)}: ${formatMoney(leftOf(each), invoice.currency)}`] as const,
    ),
  ];
  return (
    <FormDialog
      title="Record a payment"
      word="Record payment"
      faults={problems}
      onSubmit={async () => {
        await recordPayment(invoice.id, payment, keyFor(payment));
        say(`${formatMoney(payment.amountMinor || payment.tdsMinor, invoice.currency)} recorded.`);
        onClose();
      }}
      onClose={onClose}
    >
      {(said) => (
        <>
          {invoice.instalments.length > 1 && (
            <SelectField
              label="For"
              value={form.instalmentId}
              options={parts}
              error={said.instalmentId}
              onChoose={(id) => {
                const due = dueMinor(invoice, id);
                change({ instalmentId: id, amount: due > 0 ? priceText(due, invoice.currency) : '', tds: '' });
              }}
            />
          )}
          <div class="grid gap-4 sm:grid-cols-2">
            <TextField
              label={`Amount received, ${invoice.currency}`}
              inputMode="decimal"
              value={form.amount}
              onText={(amount) => change({ amount })}
              error={said.amountMinor}
            />
            <SelectField
              label="How it came"
              value={form.method}
              options={method}
              onChoose={(chosen) => change({ method: chosen })}
              error={said.method}
            />
          </div>
          {invoice.currency === 'INR' && (
            <TdsPart invoice={invoice} form={form} error={said.tdsMinor} onForm={change} />
          )}
          <div class="grid gap-4 sm:grid-cols-2">
            <TextField
              label="Received on"
              type="date"
              value={form.receivedOn}
              onText={(receivedOn) => change({ receivedOn })}
              error={said.receivedOn}
            />
            <TextField
              label={REFERENCE[form.method]}
              value={form.reference}
              maxLength={LIMITS.referenceMax}
              inputMode={form.method === 'upi' ? 'numeric' : 'text'}
              onText={(reference) => change({ reference })}
              error={said.reference}
            />
          </div>
          <TextField
            label="Note to yourself"
            value={form.note}
            maxLength={LIMITS.reasonMax}
            onText={(note) => change({ note })}
            error={said.note}
          />
          <OutcomeLine invoice={invoice} payment={payment} />
        </>
      )}
    </FormDialog>
  );
}
