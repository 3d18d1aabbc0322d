import { ChevronDownIcon } from '@/components/icons';
import { useMinute } from '@/lib/clock';
import type { Invoice } from '../invoice';
import { usePayer } from '../payer';
import type { Card } from '../use-card';
import type { ProofPicker } from './claim-form';
import { Documents } from './documents';
import { Forward } from './forward';
import type { Asked } from './instalment-row';
import { Paper } from './paper';
import { Parties } from './parties';
import { Settling } from './settling';

interface InvoiceDetailProps {
  readonly invoice: Invoice;
  readonly card: Card;
  readonly proof: ProofPicker | null;
  readonly asked: Asked | null;
  readonly isAwaited: boolean;
}

/** An invoice unfolded in the room: first how to pay it, then what it is made of, then its papers. */
export function InvoiceDetail({ invoice, card, proof, asked, isAwaited }: InvoiceDetailProps) {
  const { door } = usePayer();
  const now = useMinute();
  return (
    <div class="@container border-t border-line bg-ground p-4 in-[li:last-child]:rounded-b-panel">
      <div class="flex flex-col gap-5 @2xl:grid @2xl:grid-cols-[minmax(0,1fr)_280px] @2xl:grid-rows-[auto_auto_1fr] @2xl:gap-x-8">
        <Settling
          invoice={invoice}
          now={now}
          card={card}
          proof={proof}
          firstId={null}
          asked={asked}
          isAwaited={isAwaited}
        />
        <div class="flex flex-col gap-5 @2xl:col-start-2 @2xl:row-span-3 @2xl:row-start-1">
          <Paper invoice={invoice} />
          {(invoice.seller || invoice.buyer) && (
            <details class="group border-y border-line text-13">
              <summary class="touch-target flex min-h-10 list-none items-center justify-between text-soft [&::-webkit-details-marker]:hidden">
                From whom, to whom
                <ChevronDownIcon size={16} class="text-faint transition-transform group-open:rotate-180" />
              </summary>
              <div class="pt-1 pb-4">
                <Parties invoice={invoice} />
              </div>
            </details>
          )}
        </div>
        <Documents invoice={invoice} />
        {door.kind === 'link' && invoice.voidedAt === null && <Forward invoice={invoice} />}
      </div>
    </div>
  );
}
