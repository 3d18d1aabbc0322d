import { useMemo } from 'react';
import { TextField } from '@/components/field';
import { formatMoney } from '@/domain/money';
import { plainDecimal, priceText, readPrice } from '@/features/invoice-editor/figures';
import type { BooksInvoice } from '@/lib/books';
import { useClient, useOwner } from '@/lib/owner';
import { dueMinor, type RecordForm, suggestedTds } from '../recording';

interface TdsPartProps {
  readonly invoice: BooksInvoice;
  readonly form: RecordForm;
  readonly error: string | undefined;
  readonly onForm: (change: Partial<RecordForm>) => void;
}

/** What the client kept back for the tax office; it settles the invoice like money. */
export function TdsPart({ invoice, form, error, onForm }: TdsPartProps) {
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
