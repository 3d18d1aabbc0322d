import type { ComponentChildren, ComponentType } from 'preact';
import { useId, useState } from 'react';
import { Button } from '@/components/button';
import { BankIcon, CardIcon, ChevronDownIcon, OpenIcon, QrIcon, WalletIcon } from '@/components/icons';
import type { Instalment } from '@/domain/invoice-parts';
import { formatMoney } from '@/domain/money';
import type { Invoice } from '../invoice';
import { leftOf } from '../model';
import { usePayer } from '../payer';
import { type Card, keyOf } from '../use-card';
import { paypalAddress, type Way, waysToPay } from '../ways';
import { BankWay } from './bank-way';
import type { ProofPicker } from './claim-form';
import { UpiWay } from './upi-way';

interface WaysToPayProps {
  readonly invoice: Invoice;
  readonly instalment: Instalment;
  readonly card: Card;
  readonly proof: ProofPicker | null;
  /** Within a row that has its own frame. */
  readonly isFramed: boolean;
}

const SAID: Record<Way, { readonly word: string; readonly icon: ComponentType<{ size?: number; class?: string }> }> = {
  upi: { word: 'UPI', icon: QrIcon },
  card: { word: 'Card', icon: CardIcon },
  bank: { word: 'Bank transfer', icon: BankIcon },
  paypal: { word: 'PayPal', icon: WalletIcon },
};

/** Every way this instalment can be paid, one of them unfolded. */
export function WaysToPay({ invoice, instalment, card, proof, isFramed }: WaysToPayProps) {
  const { who } = usePayer();
  const ways = waysToPay(invoice);
  const [open, setOpen] = useState<Way | null>(ways[0] ?? null);
  if (ways.length === 0) {
    return (
      <p class="text-13 text-soft">{who} has not said yet how this can be paid. Ask them how they would like it.</p>
    );
  }
  return (
    <ul
      aria-label="Ways to pay"
      class={isFramed ? 'border-t border-line' : 'rounded-control border border-line bg-panel'}
    >
      {ways.map((way) => (
        <WayRow key={way} way={way} isOpen={open === way} onToggle={() => setOpen(open === way ? null : way)}>
          {way === 'card' && <CardWay invoice={invoice} instalment={instalment} card={card} />}
          {way === 'upi' && invoice.payTo.upi && (
            <UpiWay invoice={invoice} instalment={instalment} payee={invoice.payTo.upi} proof={proof} />
          )}
          {way === 'bank' && invoice.payTo.bank && (
            <BankWay invoice={invoice} instalment={instalment} bank={invoice.payTo.bank} />
          )}
          {way === 'paypal' && invoice.payTo.paypalMe && (
            <PayPalWay invoice={invoice} instalment={instalment} name={invoice.payTo.paypalMe} />
          )}
        </WayRow>
      ))}
    </ul>
  );
}

interface WayRowProps {
  readonly way: Way;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly children: ComponentChildren;
}

function WayRow({ way, isOpen, onToggle, children }: WayRowProps) {
  const id = useId();
  const { word, icon: Icon } = SAID[way];
  return (
    <li class="border-b border-line last:border-b-0">
      <button
        type="button"
        class="touch-target flex min-h-11 w-full items-center gap-3 rounded-control px-4 text-left text-15 font-medium"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={onToggle}
      >
        <Icon size={18} class="text-soft" />
        <span class="flex-1">{word}</span>
        <ChevronDownIcon size={16} class={`text-faint transition-transform ${isOpen ? 'rotate-180' : ''}`} />
      </button>
      {isOpen && (
        <div id={id} class="px-4 pt-1 pb-4">
          {children}
        </div>
      )}
    </li>
  );
}

interface CardWayProps {
  readonly invoice: Invoice;
  readonly instalment: Instalment;
  readonly card: Card;
}

function CardWay({ invoice, instalment, card }: CardWayProps) {
  const key = keyOf(invoice, instalment);
  const problem = card.failedKey === key ? card.problem : null;
  return (
    <div class="flex flex-col items-start gap-3">
      <p class="text-13 text-pretty text-soft">
        On our payment provider’s own page. This page never sees your card, and you come back to it by yourself.
      </p>
      <Button
        look="primary"
        isBusy={card.openingKey === key}
        isDisabled={card.isBusy && card.openingKey !== key}
        reason="Another payment is being opened"
        onPress={() => card.pay(invoice, instalment)}
      >
        Pay {formatMoney(leftOf(instalment), invoice.currency)} by card
      </Button>
      {problem && (
        <p role="alert" class="text-13 text-stop">
          {problem}
        </p>
      )}
    </div>
  );
}

interface PayPalWayProps {
  readonly invoice: Invoice;
  readonly instalment: Instalment;
  readonly name: string;
}

function PayPalWay({ invoice, instalment, name }: PayPalWayProps) {
  const { who } = usePayer();
  const amount = formatMoney(leftOf(instalment), invoice.currency);
  return (
    <div class="flex flex-col items-start gap-3">
      <p class="text-13 text-pretty text-soft">
        Opens paypal.me/{name} with the amount. Write {invoice.number} into the note. This page says paid once {who} has
        received it.
      </p>
      <a
        href={paypalAddress(name, leftOf(instalment), invoice.currency)}
        target="_blank"
        rel="noopener noreferrer"
        class="touch-target inline-flex h-10 items-center justify-center gap-2 rounded-control border border-line bg-raised px-4 text-15 font-medium text-ink hover:border-faint"
      >
        Pay {amount} with PayPal
        <OpenIcon size={16} />
        <span class="sr-only">, in a new tab</span>
      </a>
    </div>
  );
}
