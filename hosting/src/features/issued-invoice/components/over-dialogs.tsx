import { useState } from 'react';
import { useLocation } from 'wouter';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { TextField } from '@/components/field';
import { FormDialog } from '@/components/form-dialog';
import { useToasts } from '@/components/toasts';
import { LIMITS } from '@/contract';
import { formatMoney } from '@/domain/money';
import { priceText, readPrice } from '@/features/invoice-editor/figures';
import { useAttemptKey } from '@/lib/attempt-key';
import type { BooksInvoice } from '@/lib/books';
import { creditInvoice, reissueInvoice, voidInvoice } from '../actions';

interface OverDialogProps {
  readonly invoice: BooksInvoice;
  readonly onClose: () => void;
}

export function VoidDialog({ invoice, onClose }: OverDialogProps) {
  const { say } = useToasts();
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={`Void ${invoice.number}?`}
      word="Void invoice"
      look="danger"
      keepWord="Keep it"
      onSubmit={async () => {
        await voidInvoice(invoice.id, reason.trim());
        say(`${invoice.number} is void.`);
        onClose();
      }}
      onClose={onClose}
    >
      {(said) => (
        <>
          <p>
            It can’t be paid any more, and your client sees that it is void. A payment page that is open now is closed.
          </p>
          <p>Its number stays taken, so that your numbers have no gap. You can make it anew afterwards.</p>
          <TextField
            label="Why, for your books"
            placeholder="Wrong address"
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

/** Take an issued invoice back, whole or in part, with a paper of its own number. */
export function CreditNoteDialog({ invoice, onClose }: OverDialogProps) {
  const { currency, totalMinor, creditedMinor } = invoice;
  const mostMinor = totalMinor - creditedMinor;
  const { say } = useToasts();
  const keyFor = useAttemptKey();
  const [form, setForm] = useState({ amount: priceText(mostMinor, currency), reason: '' });
  const reading = readPrice(form.amount, currency);
  const amountMinor = reading.ok ? reading.value : 0;
  const problems: Record<string, string> = {};
  if (!reading.ok) problems.amountMinor = reading.problem;
  else if (amountMinor === 0) problems.amountMinor = 'This must be more than zero.';
  else if (amountMinor > mostMinor) problems.amountMinor = `${formatMoney(mostMinor, currency)} at most.`;
  if (form.reason.trim() === '') problems.reason = 'Say why; it is printed on the credit note.';
  const settled = invoice.paidMinor + invoice.tdsMinor + creditedMinor + amountMinor;
  return (
    <FormDialog
      title={`Credit note for ${invoice.number}`}
      word="Issue credit note"
      faults={problems}
      onSubmit={async () => {
        const credit = { amountMinor, reason: form.reason.trim() };
        const number = await creditInvoice(invoice.id, credit, keyFor(credit));
        say(`Credit note ${number} is issued.`);
        onClose();
      }}
      onClose={onClose}
    >
      {(said) => (
        <>
          <p>It takes back part or all of the invoice, tax included, and your client finds it beside the invoice.</p>
          <TextField
            label={`Amount with tax, ${currency}`}
            inputMode="decimal"
            value={form.amount}
            onText={(amount) => setForm({ ...form, amount })}
            error={said.amountMinor}
            hint={`${formatMoney(mostMinor, currency)} at most`}
          />
          <TextField
            label="Reason"
            placeholder="Second day of the shoot was cancelled"
            value={form.reason}
            maxLength={LIMITS.reasonMax}
            onText={(reason) => setForm({ ...form, reason })}
            error={said.reason}
          />
          <p role="status" class="min-h-5 text-13 text-soft">
            {amountMinor > 0 &&
              (settled > totalMinor ? (
                <span class="text-warn">
                  {formatMoney(settled - totalMinor, currency)} more than is left will be settled: pay that back to your
                  client.
                </span>
              ) : settled === totalMinor ? (
                'Nothing is due on the invoice after this.'
              ) : (
                `${formatMoney(totalMinor - settled, currency)} stays due.`
              ))}
          </p>
        </>
      )}
    </FormDialog>
  );
}

/** The same lines again, as a draft that names the one it replaces. */
export function ReissueDialog({ invoice, onClose }: OverDialogProps) {
  const keyFor = useAttemptKey();
  const [, navigate] = useLocation();
  return (
    <ConfirmDialog
      title="Make it anew?"
      word="Make a draft"
      look="primary"
      onConfirm={async () => {
        const invoiceId = await reissueInvoice(invoice.id, keyFor(invoice.id));
        navigate(`/desk/rooms/${invoice.projectId}/invoices/${invoiceId}`);
      }}
      onClose={onClose}
    >
      <p>
        You get a draft with the same lines, taxed by today’s details. Nothing is sent before you issue it, and it gets
        a new number; both invoices name each other.
      </p>
    </ConfirmDialog>
  );
}
