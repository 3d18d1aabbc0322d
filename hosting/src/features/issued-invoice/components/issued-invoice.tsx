import { useState } from 'react';
import { Button } from '@/components/button';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { InvoiceLamp } from '@/components/invoice-lamp';
import { Panel } from '@/components/panel';
import { useToasts } from '@/components/toasts';
import { invoiceStatus } from '@/domain/invoice';
import type { BooksInvoice } from '@/lib/books';
import { useToday } from '@/lib/clock';
import { useOwner } from '@/lib/owner';
import { usePageTitle } from '@/lib/page-title';
import { voidInvoice } from '../actions';
import { permissions } from '../actions-by-status';
import { HistoryPanel } from './history-panel';
import { InvoiceSheet } from './invoice-sheet';
import { PageHead } from './page-head';
import { PaymentsPanel } from './payments-panel';

/** An issued invoice: what was sent, how it stands, what has happened to it. */
export function IssuedInvoice({ invoice }: { readonly invoice: BooksInvoice }) {
  const { profile } = useOwner();
  // Drawn again when the day ends, because overdue is derived from it.
  useToday(invoice.timeZone);
  const [isAsking, setIsAsking] = useState(false);
  const { say } = useToasts();
  const number = invoice.number ?? '';
  usePageTitle(number);
  const status = invoiceStatus(invoice, new Date());
  const mayVoid = permissions(status, invoice.paidMinor).void;
  return (
    <div class="mx-auto flex w-full max-w-[90rem] flex-col gap-6 px-4 py-6 sm:px-8">
      <PageHead
        projectId={invoice.projectId}
        title={number}
        actions={
          <Button
            look="danger"
            isDisabled={!mayVoid.isAllowed}
            reason={mayVoid.isAllowed ? undefined : mayVoid.reason}
            onPress={() => setIsAsking(true)}
          >
            Void
          </Button>
        }
      >
        <InvoiceLamp status={status} />
        <span class="min-w-0 truncate">{invoice.title}</span>
      </PageHead>
      <div class="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_25rem]">
        <div class="flex min-w-0 flex-col gap-6">
          <PaymentsPanel invoice={invoice} status={status} />
          <HistoryPanel invoice={invoice} />
        </div>
        <Panel id="sheet" title="As your client sees it" class="max-xl:order-first">
          <InvoiceSheet
            content={{ ...invoice, lineAmountsMinor: invoice.lines.map((line) => line.amountMinor) }}
            profile={profile}
          />
        </Panel>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={`Void ${number}?`}
          word="Void invoice"
          keepWord="Keep it"
          onConfirm={async () => {
            await voidInvoice(invoice.id);
            say(`${number} is void.`);
          }}
          onClose={() => setIsAsking(false)}
        >
          <p>
            It can’t be paid any more, and your client sees that it is void. A payment page that is open now is closed.
          </p>
          <p>Its number stays taken, so that your numbers have no gap. To correct it, write a new invoice.</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
