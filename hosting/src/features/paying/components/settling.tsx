import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/button';
import { Notice } from '@/components/notice';
import { formatMoney } from '@/domain/money';
import type { Invoice } from '../invoice';
import { balanceOf, leftOf } from '../model';
import { usePayer } from '../payer';
import { type Card, keyOf } from '../use-card';
import type { ProofPicker } from './claim-form';
import { type Asked, InstalmentBody, InstalmentRow } from './instalment-row';

interface SettlingProps {
  readonly invoice: Invoice;
  readonly now: number;
  readonly card: Card;
  readonly proof: ProofPicker | null;
  /** Whose ways to pay are unfolded at first. */
  readonly firstId: string | null;
  /** Somebody pressed Pay elsewhere on the page. */
  readonly asked: Asked | null;
  /** Just paid by card and not confirmed yet: not to be paid a second time. */
  readonly isAwaited: boolean;
}

/** Where the money of an invoice stands, instalment by instalment, and how to pay what is left. */
export function Settling(props: SettlingProps) {
  const { invoice, isAwaited } = props;
  const { door, who } = usePayer();
  const wasVoid = useRef(invoice.voidedAt !== null);
  const [openId, setOpenId] = useState(props.firstId);
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = (instalmentId: string | null) => {
    setOpenId(instalmentId);
    setAsked(instalmentId === null ? null : { instalmentId });
  };
  useEffect(() => {
    if (props.asked) ask(props.asked.instalmentId);
  }, [props.asked]);
  if (invoice.voidedAt !== null) {
    return wasVoid.current || door.kind === 'owner' ? (
      <Notice tone="idle">This invoice was cancelled. Nothing is to be paid.</Notice>
    ) : (
      <Notice tone="stop" isUrgent>
        {who} has just cancelled this invoice. Please do not pay it. If you have paid already, tell {who}: the money is
        yours to get back.
      </Notice>
    );
  }
  const isOver = balanceOf(invoice) === 0;
  const isPaying = !isOver && (invoice.processing || isAwaited);
  const mayPay = door.kind !== 'owner' && !isOver && !isPaying;
  const several = invoice.instalments.length > 1;
  if (!several && isOver && !invoice.isDisputed && invoice.overpaidMinor === 0) return null;
  return (
    <div class="flex flex-col gap-4">
      <Announcements invoice={invoice} isPaying={isPaying} />
      {several ? (
        <ol class="rounded-control border border-line bg-panel" aria-label="Instalments">
          {invoice.instalments.map((one) => (
            <InstalmentRow
              key={one.id}
              {...props}
              instalment={one}
              mayPay={mayPay}
              isUnfolded={openId === one.id}
              asked={asked}
              onAsk={ask}
            />
          ))}
        </ol>
      ) : (
        invoice.instalments.map((one) => (
          <InstalmentBody key={one.id} {...props} instalment={one} isOpen={mayPay} isFramed={false} asked={asked} />
        ))
      )}
      {mayPay && <PayAll invoice={invoice} card={props.card} />}
    </div>
  );
}

/** What keeps somebody from paying now, or what they should know before. */
function Announcements({ invoice, isPaying }: { readonly invoice: Invoice; readonly isPaying: boolean }) {
  const { door, who } = usePayer();
  const isOwner = door.kind === 'owner';
  return (
    <>
      {isPaying && (
        <Notice tone="info" class="text-13">
          {invoice.processing
            ? `A payment is on its way from the bank, which can take a few days. ${isOwner ? 'Your client is' : 'You are'} not asked to pay again meanwhile.`
            : 'Your payment is being confirmed. Please do not pay again meanwhile.'}
        </Notice>
      )}
      {invoice.isDisputed && (
        <Notice tone="warn" class="text-13">
          The payer’s bank has called a payment of this invoice back and has not decided yet.
        </Notice>
      )}
      {invoice.overpaidMinor > 0 && (
        <Notice tone="info" class="text-13">
          {formatMoney(invoice.overpaidMinor, invoice.currency)} more{' '}
          {invoice.creditedMinor > 0 ? 'was paid than is left after the credit note' : 'than the total was paid'}.{' '}
          {isOwner
            ? 'It is your client’s credit.'
            : `It is your credit: ${who} knows of it and can return it or count it towards another invoice.`}
        </Notice>
      )}
    </>
  );
}

/** For who would rather be done with it: every open instalment at once. What was reported as paid must not be paid twice. */
function PayAll({ invoice, card }: { readonly invoice: Invoice; readonly card: Card }) {
  const open = invoice.instalments.filter((one) => leftOf(one) > 0);
  if (!invoice.isPayable || open.length < 2 || open.some((one) => one.claim !== null)) return null;
  const key = keyOf(invoice, null);
  return (
    <div class="flex flex-col items-start gap-2">
      <Button
        size="small"
        isBusy={card.openingKey === key}
        isDisabled={card.isBusy && card.openingKey !== key}
        reason="Another payment is being opened"
        onPress={() => card.pay(invoice, null)}
      >
        Pay all by card, {formatMoney(balanceOf(invoice), invoice.currency)}
      </Button>
      {card.failedKey === key && (
        <p role="alert" class="text-13 text-stop">
          {card.problem}
        </p>
      )}
    </div>
  );
}
