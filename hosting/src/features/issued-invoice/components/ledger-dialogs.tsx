import { useState } from 'react';
import { TextAreaField, TextField } from '@/components/field';
import { FormDialog } from '@/components/form-dialog';
import { useToasts } from '@/components/toasts';
import { LIMITS } from '@/contract';
import { formatMoney } from '@/domain/money';
import { priceText, readPrice } from '@/features/invoice-editor/figures';
import { useAttemptKey } from '@/lib/attempt-key';
import type { BooksInvoice, Payment } from '@/lib/books';
import { useToday } from '@/lib/clock';
import { refundPayment, reversePayment } from '../actions';
import { type LedgerRow, sayEntry } from '../ledger';

interface ReverseDialogProps {
  readonly entry: Payment;
  readonly onClose: () => void;
}

/** Take out what was entered by mistake; the entry and its correction both stay in the ledger. */
export function ReverseDialog({ entry, onClose }: ReverseDialogProps) {
  const { say } = useToasts();
  const [reason, setReason] = useState('');
  const amount = formatMoney(entry.amountMinor, entry.currency);
  return (
    <FormDialog
      title={`Take out ${amount}?`}
      word="Take it out"
      look="danger"
      keepWord="Keep it"
      faults={reason.trim() === '' ? { reason: 'Say what was wrong with it.' } : {}}
      onSubmit={async () => {
        await reversePayment(entry.id, reason.trim());
        say(`${amount} taken out of the ledger.`);
        onClose();
      }}
      onClose={onClose}
    >
      {(said) => (
        <>
          <p>
            {sayEntry(entry)}, {amount}: use this when it was entered by mistake.{' '}
            {entry.kind === 'refund'
              ? 'What it gave back counts as paid again.'
              : 'What it settled is due again. When money really went back to your client, record a refund instead.'}
          </p>
          <TextField
            label="Why"
            placeholder="Entered twice"
            value={reason}
            maxLength={LIMITS.reasonMax}
            onText={setReason}
            error={said.reason}
          />
        </>
      )}
    </FormDialog>
  );
}

interface RefundDialogProps {
  readonly invoice: BooksInvoice;
  readonly row: LedgerRow;
  readonly onClose: () => void;
}

/** Give money back: the provider does it for card payments, everything else is recorded. */
export function RefundDialog({ invoice, row, onClose }: RefundDialogProps) {
  const { entry, leftMinor } = row;
  const { currency } = entry;
  const today = useToday(invoice.timeZone);
  const { say } = useToasts();
  const keyFor = useAttemptKey();
  // What was paid too much is what most wants to go back, and all that can without being due again.
  const credit = invoice.overpaidMinor;
  const firstMinor = credit > 0 ? Math.min(credit, leftMinor) : leftMinor;
  const [form, setForm] = useState({ amount: priceText(firstMinor, currency), receivedOn: today, note: '' });
  const byStripe = entry.method === 'stripe';
  const reading = readPrice(form.amount, currency);
  const problems = problemsOf(reading, leftMinor, currency, form.receivedOn, today);
  return (
    <FormDialog
      title={byStripe ? 'Refund through Stripe' : 'Record a refund'}
      word={byStripe ? 'Refund' : 'Record refund'}
      look="danger"
      faults={problems}
      onSubmit={async () => {
        const amountMinor = reading.ok ? reading.value : 0;
        const refund = { amountMinor, receivedOn: form.receivedOn, note: form.note.trim() };
        await refundPayment(entry.id, refund, keyFor(refund));
        const amount = formatMoney(amountMinor, currency);
        say(byStripe ? `Stripe pays ${amount} back. It shows here once it has.` : `Refund of ${amount} recorded.`);
        onClose();
      }}
      onClose={onClose}
    >
      {(said) => (
        <>
          <p>
            {byStripe
              ? 'Stripe sends the money back the way it came. That can take a few days and can’t be stopped.'
              : 'Latchkey moves no money here: pay your client first, then record it.'}{' '}
            {credit > 0
              ? `${formatMoney(credit, currency)} is your client’s credit; what you give back beyond that is due again.`
              : 'What is given back is due again, unless you write a credit note.'}
          </p>
          <div class="grid gap-4 sm:grid-cols-2">
            <TextField
              label={`Amount, ${currency}`}
              inputMode="decimal"
              value={form.amount}
              onText={(amount) => setForm({ ...form, amount })}
              error={said.amountMinor}
              hint={`${formatMoney(leftMinor, currency)} at most`}
            />
            {!byStripe && (
              <TextField
                label="Paid back on"
                type="date"
                value={form.receivedOn}
                onText={(receivedOn) => setForm({ ...form, receivedOn })}
                error={said.receivedOn}
              />
            )}
          </div>
          <TextAreaField
            label="Note to yourself"
            rows={2}
            value={form.note}
            maxLength={LIMITS.reasonMax}
            onText={(note) => setForm({ ...form, note })}
            error={said.note}
          />
        </>
      )}
    </FormDialog>
  );
}

function problemsOf(
  reading: ReturnType<typeof readPrice>,
  leftMinor: number,
  currency: string,
  receivedOn: string,
  today: string,
): Record<string, string> {
  const problems: Record<string, string> = {};
  if (!reading.ok) problems.amountMinor = reading.problem;
  else if (reading.value === 0) problems.amountMinor = 'This must be more than zero.';
  else if (reading.value > leftMinor) problems.amountMinor = `Only ${formatMoney(leftMinor, currency)} is left of it.`;
  if (receivedOn === '') problems.receivedOn = 'Pick a day.';
  else if (receivedOn > today) problems.receivedOn = 'This day has not come yet.';
  return problems;
}
