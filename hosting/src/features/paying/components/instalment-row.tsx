import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/button';
import { LampDot } from '@/components/lamp';
import type { Instalment } from '@/domain/invoice-parts';
import { formatMoney } from '@/domain/money';
import type { Invoice } from '../invoice';
import { instalmentStanding, leftOf, nameOf } from '../model';
import type { Card } from '../use-card';
import type { ProofPicker } from './claim-form';
import { Claimed, Refused } from './claim-state';
import { WaysToPay } from './ways-to-pay';

/** The instalment somebody pressed Pay for; a new object each time, so that pressing again brings it into view again. */
export type Asked = { readonly instalmentId: string };

interface InstalmentProps {
  readonly invoice: Invoice;
  readonly instalment: Instalment;
  readonly card: Card;
  readonly proof: ProofPicker | null;
  readonly asked: Asked | null;
}

interface InstalmentRowProps extends InstalmentProps {
  readonly now: number;
  readonly mayPay: boolean;
  readonly isUnfolded: boolean;
  readonly onAsk: (instalmentId: string | null) => void;
}

/** One of several instalments, with its own Pay. */
export function InstalmentRow({ now, mayPay, isUnfolded, onAsk, ...props }: InstalmentRowProps) {
  const { invoice, instalment } = props;
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
export function InstalmentBody(props: InstalmentProps & { readonly isOpen: boolean; readonly isFramed: boolean }) {
  const { invoice, instalment, card, proof, isOpen, isFramed, asked } = props;
  const { claim, refusal } = instalment;
  const isLeft = leftOf(instalment) > 0;
  const wasClaimed = useRef(claim !== null);
  const said = claim ? (
    <Claimed invoice={invoice} claim={claim} isNews={!wasClaimed.current} />
  ) : (
    refusal && isLeft && <Refused refusal={refusal} />
  );
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
