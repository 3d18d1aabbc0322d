import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/button';
import { CopyButton } from '@/components/copy-button';
import { DownloadIcon } from '@/components/icons';
import { QrCode } from '@/components/qr-code';
import { useToasts } from '@/components/toasts';
import type { Instalment } from '@/domain/invoice-parts';
import { formatMoney } from '@/domain/money';
import { AMOUNT_TYPED_FROM_MINOR, referenceOf, upiUri } from '@/domain/upi';
import { saveAs } from '@/lib/download';
import type { Invoice } from '../invoice';
import { leftOf } from '../model';
import { usePayer } from '../payer';
import { drawQrPicture } from '../qr-picture';
import { typedAmount } from '../ways';
import { ClaimForm, type ProofPicker } from './claim-form';

interface UpiWayProps {
  readonly invoice: Invoice;
  readonly instalment: Instalment;
  readonly payee: { readonly id: string; readonly name: string };
  readonly proof: ProofPicker | null;
}

/** Scan, or copy. The tap comes last: opened from a page, many UPI apps refuse to pay a person. */
export function UpiWay({ invoice, instalment, payee, proof }: UpiWayProps) {
  const { who } = usePayer();
  const { say } = useToasts();
  const [isReporting, setIsReporting] = useState(false);
  const offer = useRef<HTMLDivElement>(null);
  const wasReporting = useRef(false);
  useEffect(() => {
    // The form took the focus with it.
    if (wasReporting.current && !isReporting) offer.current?.querySelector('button')?.focus();
    wasReporting.current = isReporting;
  }, [isReporting]);
  const amountMinor = leftOf(instalment);
  const amount = formatMoney(amountMinor, invoice.currency);
  const isTyped = amountMinor >= AMOUNT_TYPED_FROM_MINOR;
  const uri = upiUri({
    payeeId: payee.id,
    payeeName: payee.name,
    amountMinor,
    note: invoice.number,
    reference: referenceOf(invoice.id, instalment.id),
  });
  const save = () => {
    drawQrPicture(uri, { amount: isTyped ? null : amount, payee: payee.name, upiId: payee.id, number: invoice.number })
      .then((picture) => saveAs(`UPI ${invoice.number.replaceAll('/', '-')}.png`, picture))
      .catch(() => say('The code could not be saved. Take a screenshot of it, or copy the UPI ID.'));
  };
  return (
    <div class="flex flex-col gap-4">
      <div class="flex flex-wrap items-start gap-4">
        <QrCode
          text={uri}
          label={`UPI code: pays ${isTyped ? '' : `${amount} `}to ${payee.name}, ${payee.id}`}
          class="w-48 shrink-0 max-sm:mx-auto max-sm:w-56"
        />
        <div class="flex min-w-0 flex-1 basis-44 flex-col items-start gap-2">
          <p class="figures text-17 font-semibold">{amount}</p>
          <p class="text-13 text-soft">
            to {payee.name}
            <span class="figures block text-ink">{payee.id}</span>
          </p>
          <p class="text-13 text-pretty text-soft pointer-coarse:hidden">
            Scan it with any UPI app{isTyped ? ` and enter ${amount} yourself.` : ': the amount is in it.'}
          </p>
          <p class="hidden text-13 text-pretty text-soft pointer-coarse:block">
            On this phone, copy the UPI ID and the amount into your UPI app, or save the code and open it there.
          </p>
          {isTyped && <p class="text-13 text-pretty text-soft">From ₹1,00,000 on, UPI takes no prepared amount.</p>}
        </div>
      </div>
      <div class="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
        <CopyButton size="small" text={payee.id} word="Copy UPI ID" />
        <CopyButton size="small" text={typedAmount(amountMinor, invoice.currency)} word="Copy amount" />
        <Button size="small" onPress={save}>
          <DownloadIcon size={16} />
          Save QR
        </Button>
        <a
          href={uri}
          class="touch-target hidden h-8 items-center justify-center rounded-control border border-line bg-raised px-3 text-13 font-medium text-ink hover:border-faint pointer-coarse:inline-flex"
        >
          Open UPI app
        </a>
      </div>
      {isReporting ? (
        <ClaimForm invoice={invoice} instalment={instalment} proof={proof} onCancel={() => setIsReporting(false)} />
      ) : (
        <div ref={offer} class="flex flex-col items-start gap-2 border-t border-line pt-4">
          <p class="text-13 text-pretty text-soft">
            UPI does not tell us when you have paid. Enter its number here afterwards, so that {who} can find it.
          </p>
          <Button look="primary" onPress={() => setIsReporting(true)}>
            I have paid
          </Button>
        </div>
      )}
    </div>
  );
}
