import { useState } from 'react';
import { Button } from '@/components/button';
import { InvoiceLamp } from '@/components/invoice-lamp';
import { Lamp } from '@/components/lamp';
import { Panel } from '@/components/panel';
import { invoiceStatus } from '@/domain/invoice';
import { InvoiceSheet } from '@/features/invoice-editor/components/invoice-sheet';
import { PageHead, Subject } from '@/features/invoice-editor/components/page-head';
import { sheetOf } from '@/features/invoice-editor/sheet';
import type { BooksInvoice, Project } from '@/lib/books';
import { useToday } from '@/lib/clock';
import { useOwner } from '@/lib/owner';
import { usePageTitle } from '@/lib/page-title';
import { claims, isDisputed, type Permission, permissions } from '../permissions';
import { ClaimCard } from './claim-card';
import { CreditsPanel } from './credits-panel';
import { HistoryPanel } from './history-panel';
import { InstalmentsPanel } from './instalments-panel';
import { LedgerPanel, useLedger } from './ledger-panel';
import { CreditNoteDialog, ReissueDialog, VoidDialog } from './over-dialogs';
import { RecordPaymentDialog } from './record-payment-dialog';
import { RemindersCard } from './reminders-card';
import { ShareCard } from './share-card';
import { StandingNotices } from './standing-notices';
import { SumsPanel } from './sums-panel';

interface IssuedInvoiceProps {
  readonly invoice: BooksInvoice;
  readonly project: Project;
}

type Open =
  | { readonly kind: 'record'; readonly instalmentId: string }
  | { readonly kind: 'void' | 'credit' | 'reissue' }
  | null;

/** An issued invoice: what needs the owner, how it stands, what can be done, what has happened to it. */
export function IssuedInvoice({ invoice, project }: IssuedInvoiceProps) {
  const { profile } = useOwner();
  // Drawn again when the day ends, because overdue is derived from it.
  useToday(invoice.timeZone);
  const [open, setOpen] = useState<Open>(null);
  const { data: entries } = useLedger(invoice);
  const number = invoice.number ?? '';
  usePageTitle(number);
  const may = permissions(invoice);
  const close = () => setOpen(null);
  return (
    <div class="mx-auto flex w-full max-w-[90rem] flex-col gap-6 px-4 py-6 sm:px-8">
      <PageHead
        projectId={invoice.projectId}
        title={number}
        actions={
          <>
            {may.reissue.isAllowed && <Button onPress={() => setOpen({ kind: 'reissue' })}>Make it anew</Button>}
            <Action word="Void" look="danger" may={may.void} onPress={() => setOpen({ kind: 'void' })} />
            <Action word="Credit note" look="quiet" may={may.credit} onPress={() => setOpen({ kind: 'credit' })} />
            <Action
              word="Record payment"
              look="primary"
              may={may.record}
              onPress={() => setOpen({ kind: 'record', instalmentId: firstOpen(invoice) })}
            />
          </>
        }
      >
        <InvoiceLamp status={invoiceStatus(invoice, new Date())} />
        {isDisputed(invoice) && <Lamp tone="stop" word="Disputed" />}
        <Subject title={invoice.title} clientId={invoice.clientId} clientName={invoice.clientName} />
      </PageHead>
      {claims(invoice).map(({ instalment, claim }) => (
        <ClaimCard key={instalment.id} invoice={invoice} project={project} instalment={instalment} claim={claim} />
      ))}
      <StandingNotices invoice={invoice} entries={entries} />
      <div class="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_25rem]">
        <div class="flex min-w-0 flex-col gap-6">
          <SumsPanel invoice={invoice} />
          <InstalmentsPanel
            invoice={invoice}
            mayReschedule={may.reschedule}
            onRecord={(instalmentId) => setOpen({ kind: 'record', instalmentId })}
          />
          <LedgerPanel invoice={invoice} entries={entries} />
          <CreditsPanel invoice={invoice} />
          <HistoryPanel invoice={invoice} />
        </div>
        <div class="flex min-w-0 flex-col gap-6">
          <ShareCard invoice={invoice} project={project} />
          <RemindersCard invoice={invoice} />
          <Panel id="sheet" title="As your client sees it">
            <InvoiceSheet content={sheetOf(invoice)} profile={profile} />
          </Panel>
        </div>
      </div>
      {open?.kind === 'record' && (
        <RecordPaymentDialog invoice={invoice} instalmentId={open.instalmentId} onClose={close} />
      )}
      {open?.kind === 'void' && <VoidDialog invoice={invoice} onClose={close} />}
      {open?.kind === 'credit' && <CreditNoteDialog invoice={invoice} onClose={close} />}
      {open?.kind === 'reissue' && <ReissueDialog invoice={invoice} onClose={close} />}
    </div>
  );
}

/** The instalment that is to be paid next; of one alone nothing has to be said. */
function firstOpen(invoice: BooksInvoice): string {
  if (invoice.instalments.length === 1) return '';
  return invoice.instalments.find((each) => each.paidMinor < each.amountMinor)?.id ?? '';
}

interface ActionProps {
  readonly word: string;
  readonly look: 'primary' | 'quiet' | 'danger';
  readonly may: Permission;
  readonly onPress: () => void;
}

function Action({ word, look, may, onPress }: ActionProps) {
  return (
    <Button look={look} isDisabled={!may.isAllowed} reason={may.isAllowed ? undefined : may.reason} onPress={onPress}>
      {word}
    </Button>
  );
}
