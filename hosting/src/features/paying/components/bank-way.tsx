import type { Bank, Instalment } from '@/domain/invoice-parts';
import { formatMoney } from '@/domain/money';
import type { Invoice } from '../invoice';
import { leftOf } from '../model';
import { usePayer } from '../payer';
import { bankFields, typedAmount } from '../ways';
import { CopyField } from './copy-field';

interface BankWayProps {
  readonly invoice: Invoice;
  readonly instalment: Instalment;
  readonly bank: Bank;
}

export function BankWay({ invoice, instalment, bank }: BankWayProps) {
  const { who } = usePayer();
  const amountMinor = leftOf(instalment);
  return (
    <div class="flex flex-col gap-3">
      <dl>
        {bankFields(bank).map(({ label, value }) => (
          <CopyField key={label} label={label} value={value} />
        ))}
        <CopyField
          label="Amount"
          value={formatMoney(amountMinor, invoice.currency)}
          copied={typedAmount(amountMinor, invoice.currency)}
        />
        <CopyField label="Reference" value={invoice.number} />
      </dl>
      <p class="text-13 text-pretty text-soft">
        Write the reference into the transfer, so that {who} can tell it apart. This page says paid once {who} has
        received it, which can take a few days.
      </p>
    </div>
  );
}
