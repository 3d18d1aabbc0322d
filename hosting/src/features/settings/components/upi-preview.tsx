import { EmptyState } from '@/components/empty-state';
import { Panel } from '@/components/panel';
import { QrCode } from '@/components/qr-code';
import { upiIdFault } from '@/domain/identifiers';
import { upiUri } from '@/domain/upi';

interface UpiPreviewProps {
  readonly upiId: string;
  readonly name: string;
}

/** The QR code as clients get it, to try out with one's own telephone. */
export function UpiPreview({ upiId, name }: UpiPreviewProps) {
  const payeeId = upiId.trim();
  const isRight = upiIdFault(payeeId) === null;
  const uri = upiUri({ payeeId, payeeName: name, amountMinor: 100, note: 'Preview', reference: 'LKPREVIEW' });
  return (
    <Panel id="upi-preview" title="As your client sees it">
      {isRight ? (
        <div class="flex flex-col items-center gap-4 p-4">
          <QrCode text={uri} label={`UPI payment of one rupee to ${payeeId}`} class="w-48" />
          <p class="text-center text-13 text-pretty text-soft">
            Scan it with your own UPI app: it must name you and ₹1.00. There is no need to pay. On an invoice the code
            holds that instalment’s amount and reference.
          </p>
        </div>
      ) : (
        <EmptyState sentence="Write your UPI ID to see the QR code that your invoices will carry." />
      )}
    </Panel>
  );
}
