import { flushSync } from 'preact/compat';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '@/components/button';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { focusFirstFault } from '@/components/first-fault';
import { SendIcon } from '@/components/icons';
import { Panel } from '@/components/panel';
import { useToasts } from '@/components/toasts';
import type { BooksInvoice, Project } from '@/lib/books';
import { useClient, useOwner } from '@/lib/owner';
import { usePageTitle } from '@/lib/page-title';
import { discardDraft } from '../actions';
import { type DraftForm, missingForIssue, type Problems } from '../draft';
import { missingDetails } from '../missing-details';
import { sheetOfDraft } from '../sheet';
import { useAddingUp } from '../use-adding-up';
import { useDraft } from '../use-draft';
import { ConflictNotice } from './conflict-notice';
import { DraftFields } from './draft-fields';
import { InvoiceSheet } from './invoice-sheet';
import { IssueDialog } from './issue-dialog';
import { LinesEditor } from './lines-editor';
import { MissingHints } from './missing-hints';
import { PageHead, Subject } from './page-head';
import { SaveLamp } from './save-lamp';
import { TotalsPanel } from './totals-panel';

interface DraftEditorProps {
  readonly invoice: BooksInvoice;
  readonly project: Project;
}

type Open = 'issue' | 'discard' | null;

/** The draft on one side, what the client will see on the other. */
export function DraftEditor({ invoice, project }: DraftEditorProps) {
  const { uid, profile } = useOwner();
  const { data: client } = useClient(uid, invoice.clientId);
  const addUp = useAddingUp(profile, client);
  const { store, view } = useDraft(invoice, profile.tax.rateBp, (draft) => addUp(draft).problems);
  const [open, setOpen] = useState<Open>(null);
  const [isAsked, setIsAsked] = useState(false);
  const [refusals, setRefusals] = useState<Problems>({});
  const [, navigate] = useLocation();
  const { say } = useToasts();
  usePageTitle('Draft invoice');
  const { form, reading, sync } = view;
  const sums = useMemo(() => addUp(reading.draft), [addUp, reading.draft]);
  const missing = missingForIssue(reading.draft, sums.totalMinor);
  const hints = missingDetails(profile, client, invoice.clientId, sums.tax, form.currency);
  const problems = {
    ...(isAsked ? missing : {}),
    ...refusals,
    ...view.objections,
    ...sums.problems,
    ...reading.problems,
  };
  const edit = (next: DraftForm) => {
    setRefusals({});
    store.edit(next);
  };
  const askToIssue = async () => {
    // Drawn at once, so that the first gap can take the focus.
    flushSync(() => setIsAsked(true));
    if (Object.keys({ ...missing, ...sums.problems, ...reading.problems }).length > 0) {
      focusFirstFault(document.getElementById('main'));
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
              isDisabled={whyNotIssue(project, sync.theirs !== null, hints) !== null}
              reason={whyNotIssue(project, sync.theirs !== null, hints) ?? undefined}
              onPress={() => void askToIssue()}
            >
              <SendIcon size={16} />
              Issue and send
            </Button>
          </>
        }
      >
        <Subject title={project.title} clientId={invoice.clientId} clientName={client?.name ?? project.client.name} />
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
      <MissingHints details={hints} />
      <div class="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_25rem]">
        <div class="flex min-w-0 flex-col gap-6">
          <LinesEditor
            form={form}
            details={{ hasSac: profile.tax.kind === 'gst', hasRate: profile.tax.kind !== 'none' }}
            usualRateBp={profile.tax.rateBp}
            problems={problems}
            amountsMinor={sums.lines.map((line) => line.amountMinor)}
            onForm={edit}
          />
          <TotalsPanel form={form} sums={sums} problems={problems} onForm={edit} />
          <DraftFields form={form} sums={sums} problems={problems} onForm={edit} />
        </div>
        <Panel id="preview" title="As your client will see it" class="xl:sticky xl:top-6">
          <InvoiceSheet
            content={sheetOfDraft(reading.draft, sums, client?.legalName || project.client.name, profile.terms)}
            profile={profile}
          />
        </Panel>
      </div>
      {open === 'issue' && (
        <IssueDialog
          invoiceId={invoice.id}
          version={sync.base.version}
          isOvertaken={sync.theirs !== null}
          sums={sums}
          currency={reading.draft.currency}
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

function whyNotIssue(
  project: Project,
  isChangedElsewhere: boolean,
  hints: readonly { readonly isNeeded: boolean; readonly sentence: string }[],
): string | null {
  if (!project.open) return 'The room is closed, so your client couldn’t see it. Open the room first.';
  if (isChangedElsewhere) return 'The draft was changed elsewhere. Choose which one to keep first.';
  return hints.find((hint) => hint.isNeeded)?.sentence ?? null;
}
