import { flushSync } from 'preact/compat';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '@/components/button';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { SendIcon } from '@/components/icons';
import { Panel } from '@/components/panel';
import { useToasts } from '@/components/toasts';
import { invoiceTotals } from '@/domain/invoice';
import type { BooksInvoice, Project } from '@/lib/books';
import { useOwner } from '@/lib/owner';
import { usePageTitle } from '@/lib/page-title';
import { discardDraft } from '../actions';
import { type DraftForm, missingForIssue, type Problems } from '../draft';
import { useDraft } from '../use-draft';
import { ConflictNotice } from './conflict-notice';
import { DraftFields } from './draft-fields';
import { InvoiceSheet } from './invoice-sheet';
import { IssueDialog } from './issue-dialog';
import { LinesEditor } from './lines-editor';
import { PageHead } from './page-head';
import { SaveLamp } from './save-lamp';

interface DraftEditorProps {
  readonly invoice: BooksInvoice;
  readonly project: Project;
}

type Open = 'issue' | 'discard' | null;

/** The draft on one side, what the client will see on the other. */
export function DraftEditor({ invoice, project }: DraftEditorProps) {
  const { profile } = useOwner();
  const { store, view } = useDraft(invoice);
  const [open, setOpen] = useState<Open>(null);
  const [isAsked, setIsAsked] = useState(false);
  const [refusals, setRefusals] = useState<Problems>({});
  const [, navigate] = useLocation();
  const { say } = useToasts();
  usePageTitle('Draft invoice');
  const { form, reading, sync } = view;
  const totals = invoiceTotals(reading.draft.lines, reading.draft.tax);
  const missing = missingForIssue(reading.draft, totals.totalMinor);
  const problems = { ...(isAsked ? missing : {}), ...refusals, ...view.objections, ...reading.problems };
  const edit = (next: DraftForm) => {
    setRefusals({});
    store.edit(next);
  };
  const askToIssue = async () => {
    // Drawn at once, so that the first gap can take the focus.
    flushSync(() => setIsAsked(true));
    if (Object.keys({ ...missing, ...reading.problems }).length > 0) {
      focusFirstProblem();
      return;
    }
    await store.flush();
    if (!store.isDirty && store.view().sync.theirs === null) setOpen('issue');
  };
  return (
    <div class="mx-auto flex w-full max-w-[90rem] flex-col gap-6 px-4 py-6 sm:px-8">
      <PageHead
        projectId={project.id}
        title="Draft invoice"
        actions={
          <>
            <Button look="bare" onPress={() => setOpen('discard')}>
              Discard
            </Button>
            <Button
              look="primary"
              isDisabled={!project.open || sync.theirs !== null}
              reason={
                project.open
                  ? 'The draft was changed elsewhere. Choose which one to keep first.'
                  : 'The room is closed, so your client couldn’t see it. Open the room first.'
              }
              onPress={() => void askToIssue()}
            >
              <SendIcon size={16} />
              Issue and send
            </Button>
          </>
        }
      >
        <span class="min-w-0 truncate">{project.title}</span>
        <SaveLamp save={view.save} isWaiting={sync.theirs !== null} onRetry={() => void store.flush()} />
      </PageHead>
      {sync.theirs && (
        <ConflictNotice
          mine={form}
          theirs={sync.theirs.draft}
          onKeepMine={() => store.keepMine()}
          onTakeTheirs={() => {
            const before = store.takeTheirs();
            say('You took the other version.', () => store.edit(before));
          }}
        />
      )}
      {!project.open && <p class="text-13 text-warn">The room is closed. Open it before you send this invoice.</p>}
      <div class="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_25rem]">
        <div class="flex min-w-0 flex-col gap-6">
          <LinesEditor form={form} problems={problems} amountsMinor={totals.lineAmountsMinor} onForm={edit} />
          <DraftFields form={form} problems={problems} onForm={edit} />
        </div>
        <Panel id="preview" title="As your client will see it" class="xl:sticky xl:top-6">
          <InvoiceSheet
            content={{ ...reading.draft, ...totals, number: null, issuedOn: null, clientName: project.client.name }}
            profile={profile}
          />
        </Panel>
      </div>
      {open === 'issue' && (
        <IssueDialog
          invoiceId={invoice.id}
          version={sync.base.version}
          draft={reading.draft}
          totalMinor={totals.totalMinor}
          project={project}
          onRefused={setRefusals}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'discard' && (
        <ConfirmDialog
          title="Discard this draft?"
          word="Discard draft"
          keepWord="Keep it"
          onConfirm={async () => {
            await discardDraft(invoice.id, store.view().sync.base.version);
            store.dispose();
            navigate(`/desk/rooms/${project.id}/invoices`);
            say('Draft discarded.');
          }}
          onClose={() => setOpen(null)}
        >
          <p>Nobody but you has seen it. Once discarded it can’t be brought back.</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

function focusFirstProblem(): void {
  document.querySelector<HTMLElement>('#main [aria-invalid="true"]')?.focus();
}
