import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { ChevronDownIcon, InvoicesIcon } from '@/components/icons';
import { LampDot } from '@/components/lamp';
import { OpenMoney } from '@/components/open-money';
import { Panel } from '@/components/panel';
import type { Instalment } from '@/domain/invoice-parts';
import { formatMoney } from '@/domain/money';
import type { Asked } from '@/features/paying/components/instalment-row';
import {
  askedFor,
  balanceOf,
  invoiceStanding,
  invoicesInOrder,
  leftOf,
  nameOf,
  statusOf,
} from '@/features/paying/model';
import { type Card, keyOf } from '@/features/paying/use-card';
import { useViewedReport } from '@/features/paying/use-viewed-report';
import { waysToPay } from '@/features/paying/ways';
import { useNow, useRoomSession } from '../context';
import type { Invoice, Room } from '../model';
import { UnfoldedInvoice } from './unfolded-invoice';

interface InvoicesProps {
  readonly room: Room;
  readonly invoices: readonly Invoice[];
  /** Which one is unfolded, and for which of its instalments somebody pressed Pay. */
  readonly open: OpenInvoice | null;
  readonly onToggle: (id: string) => void;
  readonly onPay: (invoice: Invoice, instalment: Instalment) => void;
  readonly card: Card;
  /** The invoice whose payment is being confirmed. */
  readonly awaitedId: string | null;
}

export type OpenInvoice = { readonly id: string; readonly asked: Asked | null };

export function InvoicesPanel(props: InvoicesProps) {
  const { room, invoices, open, awaitedId } = props;
  const { side } = useRoomSession();
  const now = useNow();
  const who = side === 'client' ? room.ownerName : 'you';
  return (
    <Panel id="invoices" title="Invoices" aside={invoices.length > 0 && <span class="figures">{invoices.length}</span>}>
      {invoices.length === 0 ? (
        <EmptyState
          icon={<InvoicesIcon />}
          sentence={`Invoices that ${who} ${side === 'client' ? 'sends' : 'send'} appear here.`}
        />
      ) : (
        <ul>
          {invoicesInOrder(invoices, now).map((invoice) => (
            <InvoiceRow
              key={invoice.id}
              invoice={invoice}
              open={open?.id === invoice.id ? open : null}
              onToggle={props.onToggle}
              onPay={props.onPay}
              card={props.card}
              isAwaited={awaitedId === invoice.id}
            />
          ))}
        </ul>
      )}
    </Panel>
  );
}

interface InvoiceRowProps {
  readonly invoice: Invoice;
  readonly open: OpenInvoice | null;
  readonly onToggle: (id: string) => void;
  readonly onPay: (invoice: Invoice, instalment: Instalment) => void;
  readonly card: Card;
  readonly isAwaited: boolean;
}

function InvoiceRow({ invoice, open, onToggle, onPay, card, isAwaited }: InvoiceRowProps) {
  const { side } = useRoomSession();
  const now = useNow();
  const ref = useViewedReport<HTMLLIElement>(invoice);
  const { tone, word } = invoiceStanding(invoice, now);
  const isVoid = statusOf(invoice, now) === 'void';
  // Unfolded, the ways to pay are on the screen already.
  const payable = side === 'client' && !isAwaited && open === null ? payableOf(invoice, now) : null;
  return (
    <li ref={ref} id={`invoice-${invoice.id}`} class="border-b border-line last:border-b-0">
      <div class="flex items-center gap-3 pr-4">
        <button
          type="button"
          class="flex min-w-0 flex-1 items-baseline gap-4 rounded-control py-3.5 pr-1 pl-5 text-left"
          aria-expanded={open !== null}
          onClick={() => onToggle(invoice.id)}
        >
          <LampDot tone={tone} class="translate-y-[-1px]" />
          <span class="min-w-0 flex-1">
            <span class="block">
              <OpenMoney
                openMinor={balanceOf(invoice)}
                totalMinor={invoice.totalMinor}
                currency={invoice.currency}
                class={`text-15 ${isVoid ? 'text-faint line-through' : 'font-semibold'}`}
              />
            </span>
            <span class="block text-13 text-soft">
              <span class="whitespace-nowrap">{invoice.number},</span> <span class="inline-block">{word}</span>
            </span>
          </span>
          <ChevronDownIcon
            size={16}
            class={`self-center text-faint transition-transform ${open ? 'rotate-180' : ''}`}
          />
        </button>
        {payable && <PayButton invoice={invoice} instalment={payable} card={card} onPay={onPay} />}
      </div>
      {payable && card.failedKey === keyOf(invoice, payable) && (
        <p role="alert" class="px-4 pb-3 text-13 text-stop">
          {card.problem}
        </p>
      )}
      {open && <UnfoldedInvoice invoice={invoice} card={card} asked={open.asked} isAwaited={isAwaited} />}
    </li>
  );
}

function payableOf(invoice: Invoice, now: number): Instalment | null {
  return waysToPay(invoice).length > 0 ? askedFor(invoice, now) : null;
}

interface PayButtonProps {
  readonly invoice: Invoice;
  readonly instalment: Instalment;
  readonly card: Card;
  readonly onPay: (invoice: Invoice, instalment: Instalment) => void;
}

function PayButton({ invoice, instalment, card, onPay }: PayButtonProps) {
  const isMine = card.openingKey === keyOf(invoice, instalment);
  const what = [invoice.number, nameOf(invoice, instalment)].filter(Boolean).join(', ');
  return (
    <Button
      look="primary"
      isBusy={isMine}
      isDisabled={card.isBusy && !isMine}
      reason="Another payment is being opened"
      label={`Pay ${formatMoney(leftOf(instalment), invoice.currency)}, ${what}`}
      onPress={() => onPay(invoice, instalment)}
    >
      Pay
    </Button>
  );
}
