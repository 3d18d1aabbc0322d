import { useMemo, useRef, useState } from 'react';
import { SelectField, TextField } from '@/components/field';
import { Money } from '@/components/money';
import { useToasts } from '@/components/toasts';
import { LIMITS } from '@/contract';
import { formatMoney } from '@/domain/money';
import { plainDecimal, priceText, readPrice } from '@/features/invoice-editor/figures';
import type { BooksInvoice } from '@/lib/books';
import { useToday } from '@/lib/clock';
import { useClient, useOwner } from '@/lib/owner';
import { Attempt, type HandMethod, recordPayment } from '../actions';
import { METHODS } from '../ledger';
import { blankRecord, dueMinor, outcomeOf, type RecordForm, readRecord, suggestedTds } from '../recording';
import { leftOf, nameOf } from '../schedule';
import { FormDialog } from './form-dialog';

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
  const attempt = useRef(new Attempt());
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
      problems={problems}
      onSubmit={async () => {
        await recordPayment(invoice.id, payment, attempt.current.keyFor(payment));
        say(`${formatMoney(payment.amountMinor || payment.tdsMinor, invoice.currency)} recorded.`);
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

interface TdsPartProps {
  readonly invoice: BooksInvoice;
  readonly form: RecordForm;
  readonly error: string | undefined;
  readonly onForm: (change: Partial<RecordForm>) => void;
}

/** What the client kept back for the tax office; it settles the invoice like money. */
function TdsPart({ invoice, form, error, onForm }: TdsPartProps) {
  const { uid } = useOwner();
  const { data: client } = useClient(uid, invoice.clientId);
  const gross = dueMinor(invoice, form.instalmentId);
  const suggestion = useMemo(
    () => suggestedTds(invoice, client, gross, form.receivedOn),
    [invoice, client, gross, form.receivedOn],
  );
  const typed = readPrice(form.tds, 'INR');
  const isTaken = typed.ok && typed.value === suggestion?.tdsMinor;
  return (
    <div class="flex flex-col gap-1.5">
      <TextField
        label="TDS deducted by your client"
        inputMode="decimal"
        placeholder="0"
        value={form.tds}
        onText={(tds) => onForm({ tds })}
        error={error}
        hint="Settles the invoice like money. Leave it empty when nothing was deducted."
      />
      {suggestion && !isTaken && (
        <button
          type="button"
          class="touch-target self-start rounded-control text-left text-13 font-medium text-ink underline underline-offset-2"
          onClick={() =>
            onForm({
              tds: priceText(suggestion.tdsMinor, 'INR'),
              amount: priceText(Math.max(gross - suggestion.tdsMinor, 0), 'INR'),
            })
          }
        >
          They deducted {formatMoney(suggestion.tdsMinor, 'INR')} ({plainDecimal(suggestion.rateBp, 2)} % of{' '}
          {formatMoney(suggestion.baseMinor, 'INR')} before tax, section {suggestion.section})
        </button>
      )}
    </div>
  );
}

type OutcomeLineProps = Pick<RecordPaymentDialogProps, 'invoice'> & {
  readonly payment: Parameters<typeof outcomeOf>[1];
};

function OutcomeLine({ invoice, payment }: OutcomeLineProps) {
  const outcome = outcomeOf(invoice, payment);
  return (
    <p role="status" class="min-h-5 text-13 text-soft">
      {outcome.kind === 'settled' && 'The invoice is paid in full with this.'}
      {outcome.kind === 'left' && (
        <>
          <Money minor={outcome.minor} currency={invoice.currency} /> stays due.
        </>
      )}
      {outcome.kind === 'over' && (
        <span class="text-warn">
          <Money minor={outcome.minor} currency={invoice.currency} /> more than is due. It is kept as your client’s
          credit, to be paid back or counted elsewhere.
        </span>
      )}
    </p>
  );
}
