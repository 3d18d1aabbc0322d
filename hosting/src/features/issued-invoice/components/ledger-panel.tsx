import { useCallback, useState } from 'react';
import { Button } from '@/components/button';
import { LampDot } from '@/components/lamp';
import { Money } from '@/components/money';
import { Panel } from '@/components/panel';
import { Skeleton } from '@/components/skeleton';
import type { BooksInvoice, Payment } from '@/lib/books';
import { sayDate } from '@/lib/dates';
import { useOwner } from '@/lib/owner';
import { useRows } from '@/lib/watch';
import { type LedgerRow, ledgerRows, sayEntry, signOf, whyUnapplied } from '../ledger';
import { RefundDialog, ReverseDialog } from './ledger-dialogs';
import { PaperButton } from './paper-button';

type Constraints = Parameters<typeof useRows>[2];

/** Everything the books know about one invoice's money, live. */
export function useLedger(invoice: BooksInvoice) {
  const { uid } = useOwner();
  const { id } = invoice;
  const constraints = useCallback<Constraints>(({ where }) => [where('invoiceId', '==', id)], [id]);
  return useRows<Payment>(`freelancers/${uid}/payments`, id, constraints);
}

interface LedgerPanelProps {
  readonly invoice: BooksInvoice;
  readonly entries: readonly Payment[] | undefined;
}

type Open =
  | { readonly kind: 'reverse'; readonly entry: Payment }
  | { readonly kind: 'refund'; readonly row: LedgerRow }
  | null;

/** What came and what went back, entry by entry; nothing is ever taken out. */
export function LedgerPanel({ invoice, entries }: LedgerPanelProps) {
  const [open, setOpen] = useState<Open>(null);
  const rows = entries && ledgerRows(entries, Object.values(invoice.disputes));
  return (
    <Panel id="ledger" title="Ledger" aside={entries && <span class="figures">{entries.length}</span>}>
      {rows === undefined && <Skeleton class="m-4 h-6" />}
      {rows?.length === 0 && (
        <p class="p-4 text-13 text-faint">
          No payment yet. Card payments show here by themselves; record UPI, bank, cash and cheques when they come.
        </p>
      )}
      {rows && rows.length > 0 && (
        <ul class="divide-y divide-line">
          {rows.map((row) => (
            <Row key={row.entry.id} invoice={invoice} row={row} onOpen={setOpen} />
          ))}
        </ul>
      )}
      {open?.kind === 'reverse' && <ReverseDialog entry={open.entry} onClose={() => setOpen(null)} />}
      {open?.kind === 'refund' && <RefundDialog invoice={invoice} row={open.row} onClose={() => setOpen(null)} />}
    </Panel>
  );
}

interface RowProps {
  readonly invoice: BooksInvoice;
  readonly row: LedgerRow;
  readonly onOpen: (open: Open) => void;
}

function Row({ invoice, row, onOpen }: RowProps) {
  const { entry } = row;
  const hasReceipt = entry.kind === 'payment' && !row.isUndone;
  return (
    <li class="flex flex-col gap-2 px-4 py-3.5">
      <Entry invoice={invoice} entry={entry} isUndone={row.isUndone} />
      {(hasReceipt || row.mayRefund || row.mayReverse) && (
        <div class="-ml-3 flex flex-wrap">
          {hasReceipt && (
            <PaperButton
              paper={{ kind: 'receipt', id: entry.id }}
              name={`Receipt ${invoice.number} ${entry.receivedOn}`}
            >
              Receipt
            </PaperButton>
          )}
          {row.mayRefund && (
            <Button look="bare" size="small" onPress={() => onOpen({ kind: 'refund', row })}>
              Refund
            </Button>
          )}
          {row.mayReverse && <TakeOut onPress={() => onOpen({ kind: 'reverse', entry })} />}
        </div>
      )}
      {row.takenBack.length > 0 && (
        <ul class="flex flex-col gap-2 border-l border-line pl-4">
          {row.takenBack.map((back) => (
            <li key={back.entry.id}>
              <Entry invoice={invoice} entry={back.entry} isUndone={back.isUndone} />
              {back.mayReverse && (
                <div class="-ml-3">
                  <TakeOut onPress={() => onOpen({ kind: 'reverse', entry: back.entry })} />
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function TakeOut({ onPress }: { readonly onPress: () => void }) {
  return (
    <Button look="bare" size="small" onPress={onPress}>
      Take out
    </Button>
  );
}

interface EntryProps {
  readonly invoice: BooksInvoice;
  readonly entry: Payment;
  readonly isUndone: boolean;
}

function Entry({ invoice, entry, isUndone }: EntryProps) {
  const instalment = invoice.instalments.find((each) => each.id === entry.instalmentId);
  const details = [entry.reference, instalment?.label, entry.note, entry.by && `entered by ${entry.by}`].filter(
    Boolean,
  );
  return (
    <div class="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 gap-y-0.5">
      <p class={`text-15 ${isUndone ? 'text-faint line-through' : ''}`}>
        {entry.kind === 'unapplied' && <LampDot tone="warn" class="m-1 mr-2" />}
        {sayEntry(entry)}
        {entry.kind === 'unapplied' && <span class="text-13 text-warn"> not counted</span>}
      </p>
      <p class={`text-right text-15 ${isUndone ? 'text-faint line-through' : ''}`}>
        <Money minor={signOf(entry) * entry.amountMinor} currency={entry.currency} />
      </p>
      <p class="min-w-0 text-13 text-faint">
        {details.map((detail, index) => (
          <span key={index}>
            {index > 0 && ' · '}
            <span class={detail === entry.reference ? 'figures' : ''}>{detail}</span>
          </span>
        ))}
        {entry.kind === 'unapplied' && ` ${whyUnapplied(entry.reason)}`}
      </p>
      <time dateTime={entry.receivedOn} class="text-right text-13 whitespace-nowrap text-soft">
        {sayDate(entry.receivedOn, 'short', invoice.issuedOn ?? undefined)}
      </time>
    </div>
  );
}
