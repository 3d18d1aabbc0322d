import { useEffect } from 'react';
import { BrandMark } from '@/components/brand-mark';
import { CopyButton } from '@/components/copy-button';
import { Lamp } from '@/components/lamp';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import { formatMoney } from '@/domain/money';
import { Documents } from '@/features/paying/components/documents';
import { Paper } from '@/features/paying/components/paper';
import { Parties } from '@/features/paying/components/parties';
import { ReturnedNotice } from '@/features/paying/components/returned-notice';
import { Settling } from '@/features/paying/components/settling';
import type { Invoice } from '@/features/paying/invoice';
import {
  askedFor,
  balanceOf,
  instalmentStanding,
  invoiceStanding,
  leftOf,
  nameOf,
  nextInstalment,
  type Returned,
} from '@/features/paying/model';
import { usePayer } from '@/features/paying/payer';
import { useCard } from '@/features/paying/use-card';
import { useReturned } from '@/features/paying/use-returned';
import { useViewedReport } from '@/features/paying/use-viewed-report';
import { useMinute } from '@/lib/clock';
import type { PayLink } from './use-pay-link';

interface OpenInvoiceProps {
  readonly link: PayLink;
  /** The last look at it failed: what is shown may be old. */
  readonly isStale: boolean;
  readonly returned: Returned | null;
  /** Somebody waits for a payment to be confirmed: look more often. */
  readonly onAwaited: (isAwaited: boolean) => void;
}

export function OpenInvoice(props: OpenInvoiceProps) {
  const { invoice, brand } = props.link;
  const now = useMinute();
  const card = useCard();
  const { returned, dismiss, isAwaited } = useReturned(cameBackTo(invoice, props.returned), invoice, now);
  const { onAwaited } = props;
  useEffect(() => onAwaited(isAwaited), [onAwaited, isAwaited]);
  const isOver = invoice.voidedAt !== null || balanceOf(invoice) === 0;
  return (
    <>
      <header class="border-b border-line">
        <div class="mx-auto flex min-h-18 max-w-[1040px] items-center gap-4 px-4 py-3 md:px-6">
          <BrandMark name={brand.name} logo={brand.logo} accent={brand.accent} />
          <div class="min-w-0 flex-1">
            <p class="line-clamp-2 text-15 font-semibold" dir="auto">
              {brand.name}
            </p>
            {invoice.title && (
              <p class="line-clamp-1 text-13 text-soft" dir="auto">
                {invoice.title}
              </p>
            )}
          </div>
        </div>
      </header>
      <main class="mx-auto flex w-full max-w-[1040px] flex-col gap-4 px-4 pt-5 pb-12 md:px-6">
        {props.isStale && (
          <Notice tone="warn">No connection. What is shown here may be old: it catches up by itself.</Notice>
        )}
        {returned && <ReturnedNotice returned={returned} invoice={invoice} onDismiss={dismiss} />}
        <div class="grid grid-cols-1 items-start gap-4 md:grid-cols-2 lg:grid-cols-[minmax(0,1fr)_minmax(0,400px)]">
          <section
            aria-labelledby="sum-title"
            class="flex min-w-0 flex-col gap-4 rounded-panel border border-line bg-panel p-4"
          >
            <Sum invoice={invoice} now={now} />
            <Settling
              invoice={invoice}
              now={now}
              card={card}
              proof={null}
              firstId={isOver ? null : (nextInstalment(invoice)?.id ?? null)}
              asked={null}
              isAwaited={isAwaited}
            />
          </section>
          <Panel id="invoice" title="Invoice" aside={<span class="figures">{invoice.number}</span>}>
            <div class="flex flex-col gap-5 p-4">
              <Parties invoice={invoice} />
              <Paper invoice={invoice} />
              <Documents invoice={invoice} />
            </div>
          </Panel>
        </div>
        <Scope />
      </main>
    </>
  );
}

/** Another invoice's link may have been pasted since. */
function cameBackTo(invoice: Invoice, returned: Returned | null): Returned | null {
  return returned?.invoiceId === invoice.id ? returned : null;
}

/** What is wanted now, in the page's biggest figures. */
function Sum({ invoice, now }: { readonly invoice: Invoice; readonly now: number }) {
  const ref = useViewedReport<HTMLDivElement>(invoice);
  const instalment = askedFor(invoice, now);
  const { tone, word } = instalment ? instalmentStanding(invoice, instalment, now) : invoiceStanding(invoice, now);
  const minor = instalment ? leftOf(instalment) : balanceOf(invoice) || invoice.totalMinor;
  const name = instalment && nameOf(invoice, instalment);
  return (
    <div ref={ref} class="flex flex-col gap-1">
      <h1 id="sum-title" class="text-13 text-soft">
        {instalment ? 'To pay' : 'Invoice'} <span class="whitespace-nowrap">{invoice.number}</span>
      </h1>
      <p class={`figures text-28 font-semibold ${invoice.voidedAt === null ? '' : 'text-faint line-through'}`}>
        {formatMoney(minor, invoice.currency)}
      </p>
      <div role="status">
        <Lamp tone={tone} word={[name, word].filter(Boolean).join(', ')} />
      </div>
    </div>
  );
}

function Scope() {
  const { door } = usePayer();
  if (door.kind !== 'payLink') return null;
  return (
    <footer class="flex flex-wrap items-center gap-x-4 gap-y-2 pt-2 text-13 text-soft">
      <p class="min-w-0 flex-1 basis-72 text-pretty">
        This page shows this one invoice and nothing else. Its link is safe to forward to whoever pays it.
      </p>
      <CopyButton size="small" text={`${window.location.origin}/pay#${door.payLink}`} word="Copy link" />
    </footer>
  );
}
