import { useEffect, useRef } from 'react';
import { LampDot } from '@/components/lamp';
import type { Claim, ClaimRefusal } from '@/domain/invoice-parts';
import { formatMoney } from '@/domain/money';
import { dateIn, sayDate } from '@/lib/dates';
import type { Invoice } from '../invoice';
import { usePayer } from '../payer';

/** How the server names whoever came by a forwarded pay link. */
const BY_PAY_LINK = 'Pay link';

interface ClaimedProps {
  readonly invoice: Invoice;
  readonly claim: Claim;
  /** It was reported while this page was open. */
  readonly isNews: boolean;
}

/** A reported payment that waits for the freelancer's word. */
export function Claimed({ invoice, claim, isNews }: ClaimedProps) {
  const { door, who } = usePayer();
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // It takes the place of the form it was reported with, and with it the focus; of nothing else.
    if (isNews && document.activeElement === document.body) ref.current?.focus();
  }, [isNews]);
  const on = sayDate(dateIn(invoice.timeZone, claim.at));
  const by = claim.by === BY_PAY_LINK ? 'through the pay-only link' : `by ${claim.by}`;
  return (
    <div
      ref={ref}
      role="status"
      tabIndex={-1}
      class="flex items-start gap-3 rounded-control border border-line bg-raised px-4 py-3 text-13 outline-none"
    >
      <LampDot tone="info" class="mt-1.5" />
      <div class="min-w-0">
        <p class="font-semibold text-ink">{formatMoney(claim.amountMinor, invoice.currency)} reported as paid by UPI</p>
        <p class="text-soft">
          Reported {by} on {on}, UTR <span class="figures">{claim.utr}</span>.{' '}
          {door.kind === 'owner' ? (
            <>
              Look for it in your account, then{' '}
              <a class="text-ink underline underline-offset-2" href={door.addressOf(invoice.id)}>
                confirm or refuse it
              </a>
              .
            </>
          ) : (
            `${who} looks for it in their account and confirms it here. You need not do anything more.`
          )}
        </p>
      </div>
    </div>
  );
}

/** A reported payment that the freelancer did not find. */
export function Refused({ refusal }: { readonly refusal: ClaimRefusal }) {
  const { door, who } = usePayer();
  const isOwner = door.kind === 'owner';
  return (
    <div role="status" class="flex items-start gap-3 rounded-control border border-line bg-raised px-4 py-3 text-13">
      <LampDot tone="stop" class="mt-1.5" />
      <div class="min-w-0">
        <p class="font-semibold text-ink">{isOwner ? 'You' : who} did not find this payment</p>
        <p class="text-soft">
          UTR <span class="figures">{refusal.utr}</span>
          {refusal.reason && (
            <q class="block text-ink" dir="auto">
              {refusal.reason}
            </q>
          )}
          {!isOwner && 'Compare the number with your UPI app. If the money left your account, report it once more.'}
        </p>
      </div>
    </div>
  );
}
