import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { ChevronDownIcon, InvoicesIcon } from '@/components/icons';
import { LampDot } from '@/components/lamp';
import { Panel } from '@/components/panel';
import { formatMoney } from '@/domain/money';
import { useRoomActions } from '../actions';
import { useNow, useRoomSession } from '../context';
import { type Invoice, invoiceStanding, invoicesInOrder, mayPay, type Room, statusOf } from '../model';
import { InvoiceDetail } from './invoice-detail';
import type { Paying } from './use-paying';

interface InvoicesProps {
  readonly room: Room;
  readonly invoices: readonly Invoice[];
  readonly openId: string | null;
  readonly onToggle: (id: string) => void;
  readonly paying: Paying;
  /** The invoice whose payment is being confirmed. */
  readonly awaitedId: string | null;
  /** The desk's own buttons at the panel's title. */
  readonly aside?: ComponentChildren;
}

export function InvoicesPanel({ room, invoices, openId, onToggle, paying, awaitedId, aside }: InvoicesProps) {
  const { side } = useRoomSession();
  const now = useNow();
  const who = side === 'client' ? room.ownerName : 'you';
  return (
    <Panel
      id="invoices"
      title="Invoices"
      aside={aside ?? (invoices.length > 0 && <span class="figures">{invoices.length}</span>)}
    >
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
              isOpen={openId === invoice.id}
              onToggle={onToggle}
              paying={paying}
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
  readonly isOpen: boolean;
  readonly onToggle: (id: string) => void;
  readonly paying: Paying;
  readonly isAwaited: boolean;
}

function InvoiceRow({ invoice, isOpen, onToggle, paying, isAwaited }: InvoiceRowProps) {
  const { side } = useRoomSession();
  const now = useNow();
  const ref = useViewedReport(invoice);
  const { tone, word } = invoiceStanding(invoice, now);
  const isVoid = statusOf(invoice, now) === 'void';
  const problem = paying.failedId === invoice.id ? paying.problem : null;
  return (
    <li ref={ref} id={`invoice-${invoice.id}`} class="border-b border-line last:border-b-0">
      <div class="flex items-center gap-3 pr-4">
        <button
          type="button"
          class="flex min-w-0 flex-1 items-baseline gap-4 rounded-control py-3.5 pr-1 pl-5 text-left"
          aria-expanded={isOpen}
          onClick={() => onToggle(invoice.id)}
        >
          <LampDot tone={tone} class="translate-y-[-1px]" />
          <span class="min-w-0 flex-1">
            <span class={`figures block text-15 ${isVoid ? 'text-faint line-through' : 'font-semibold'}`}>
              {formatMoney(invoice.totalMinor, invoice.currency)}
            </span>
            <span class="block text-13 text-soft">
              <span class="whitespace-nowrap">{invoice.number},</span> <span class="inline-block">{word}</span>
            </span>
          </span>
          <ChevronDownIcon
            size={16}
            class={`self-center text-faint transition-transform ${isOpen ? 'rotate-180' : ''}`}
          />
        </button>
        {side === 'client' && !isAwaited && mayPay(invoice, now) && (
          <Button
            look="primary"
            isBusy={paying.invoiceId === invoice.id}
            isDisabled={paying.isBusy && paying.invoiceId !== invoice.id}
            reason="Another payment is being opened"
            label={`Pay ${formatMoney(invoice.totalMinor - invoice.paidMinor, invoice.currency)}, ${invoice.number}`}
            onPress={() => paying.pay(invoice.id)}
          >
            Pay
          </Button>
        )}
      </div>
      {problem && (
        <p role="alert" class="px-5 pb-3 text-13 text-stop">
          {problem}
        </p>
      )}
      {isOpen && <InvoiceDetail invoice={invoice} />}
    </li>
  );
}

const A_LOOK_MS = 1500;

/** Tell the owner that a person has looked: this row on a visible page for a moment, never a preview or a mail scanner. */
function useViewedReport(invoice: Invoice) {
  const ref = useRef<HTMLLIElement>(null);
  const { side, link, isPreview = false } = useRoomSession();
  const actions = useRoomActions();
  const isNews =
    side === 'client' && !isPreview && link !== null && invoice.viewedAt === null && invoice.voidedAt === null;
  useEffect(() => {
    const row = ref.current;
    if (!isNews || !row) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isShown = false;
    const consider = () => {
      clearTimeout(timer);
      if (isShown && document.visibilityState === 'visible') {
        // Unimportant to the reader: when it fails, the next visit tells it.
        timer = setTimeout(() => void actions.reportViewed(invoice.id).catch(() => undefined), A_LOOK_MS);
      }
    };
    const observer = new IntersectionObserver(
      (entries) => {
        isShown = entries.at(-1)?.isIntersecting ?? false;
        consider();
      },
      { threshold: 0.6 },
    );
    observer.observe(row);
    document.addEventListener('visibilitychange', consider);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener('visibilitychange', consider);
    };
  }, [isNews, invoice.id, actions]);
  return ref;
}
