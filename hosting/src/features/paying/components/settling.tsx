import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/button';
import { LampDot } from '@/components/lamp';
import { Notice } from '@/components/notice';
import { formatMoney } from '@/domain/money';
import type { Instalment, Invoice } from '../invoice';
import { balanceOf, instalmentStanding, leftOf, nameOf } from '../model';
import { usePayer } from '../payer';
import type { Card } from '../use-card';
import type { ProofPicker } from './claim-form';
import { Claimed, Refused } from './claim-state';
import { WaysToPay } from './ways-to-pay';

/** The instalment somebody pressed Pay for; a new object each time, so that pressing again brings it into view again. */
export type Asked = { readonly instalmentId: string };

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
          {formatMoney(invoice.overpaidMinor, invoice.currency)} more than the total was paid.{' '}
          {isOwner
            ? 'It is your client’s credit.'
            : `It is your credit: ${who} knows of it and can return it or count it towards another invoice.`}
        </Notice>
      )}
    </>
  );
}

interface InstalmentProps extends SettlingProps {
  readonly instalment: Instalment;
}

interface InstalmentRowProps extends InstalmentProps {
  readonly mayPay: boolean;
  readonly isUnfolded: boolean;
  readonly onAsk: (instalmentId: string | null) => void;
}

function InstalmentRow({ mayPay, isUnfolded, onAsk, ...props }: InstalmentRowProps) {
  const { invoice, instalment, now } = props;
  const { tone, word } = instalmentStanding(invoice, instalment, now);
  const left = leftOf(instalment);
  const name = nameOf(invoice, instalment);
  const isPayable = mayPay && left > 0 && instalment.claim === null;
  const isOpen = isPayable && isUnfolded;
  return (
    <li class="border-b border-line last:border-b-0">
      <div class="flex min-h-14 items-center gap-3 py-2 pr-3 pl-4">
        <LampDot tone={tone} />
        <div class="min-w-0 flex-1">
          <p class="flex flex-wrap items-baseline justify-between gap-x-3">
            <span class="text-13 font-medium">{name}</span>
            <span class="figures text-13">{formatMoney(instalment.amountMinor, invoice.currency)}</span>
          </p>
          <p class="text-12 text-soft">
            {word}
            {left > 0 && left < instalment.amountMinor && `, ${formatMoney(left, invoice.currency)} left`}
          </p>
        </div>
        {isPayable && (
          <Button
            size="small"
            look={isOpen ? 'quiet' : 'primary'}
            expanded={isOpen}
            label={`${isOpen ? 'Close' : 'Pay'} ${name}, ${formatMoney(left, invoice.currency)}`}
            onPress={() => onAsk(isOpen ? null : instalment.id)}
          >
            {isOpen ? 'Close' : 'Pay'}
          </Button>
        )}
      </div>
      <InstalmentBody {...props} isOpen={isOpen} isFramed />
    </li>
  );
}

/** What was reported of it, and the ways to pay it while they are unfolded. */
function InstalmentBody(props: InstalmentProps & { readonly isOpen: boolean; readonly isFramed: boolean }) {
  const { invoice, instalment, card, proof, isOpen, isFramed, asked } = props;
  const { claim, refusal } = instalment;
  const isLeft = leftOf(instalment) > 0;
  const said = claim ? <Claimed invoice={invoice} claim={claim} /> : refusal && isLeft && <Refused refusal={refusal} />;
  return (
    <>
      {said && <div class={isFramed ? 'px-3 pb-3' : ''}>{said}</div>}
      {isOpen && isLeft && claim === null && (
        <Revealed
          asked={asked?.instalmentId === instalment.id ? asked : null}
          name={`Ways to pay ${nameOf(invoice, instalment) ?? invoice.number}`}
        >
          <WaysToPay invoice={invoice} instalment={instalment} card={card} proof={proof} isFramed={isFramed} />
        </Revealed>
      )}
    </>
  );
}

interface RevealedProps {
  readonly asked: Asked | null;
  readonly name: string;
  readonly children: ComponentChildren;
}

/** Comes into view with the focus when somebody has asked for it; left alone when it is there by itself. */
function Revealed({ asked, name, children }: RevealedProps) {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!asked) return;
    ref.current?.scrollIntoView({ block: 'nearest' });
    ref.current?.focus({ preventScroll: true });
  }, [asked]);
  return (
    <section ref={ref} tabIndex={-1} aria-label={name} class="rounded-control outline-none">
      {children}
    </section>
  );
}
