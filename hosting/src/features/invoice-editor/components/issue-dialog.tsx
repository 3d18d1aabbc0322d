import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'react';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { Money } from '@/components/money';
import { Notice } from '@/components/notice';
import { useToasts } from '@/components/toasts';
import { ApiError, newIdempotencyKey, sentenceFor } from '@/lib/api';
import type { Person, Project } from '@/lib/books';
import { sayDate } from '@/lib/dates';
import { useOwner } from '@/lib/owner';
import { useRows } from '@/lib/watch';
import { issueInvoice } from '../actions';
import type { Draft, Problems } from '../draft';

interface IssueDialogProps {
  readonly invoiceId: string;
  readonly version: number;
  readonly draft: Draft;
  readonly totalMinor: number;
  readonly project: Project;
  readonly onRefused: (fields: Problems) => void;
  readonly onClose: () => void;
}

const everyone = () => [];

/** The last look before an invoice can no longer be changed. */
export function IssueDialog(props: IssueDialogProps) {
  const { invoiceId, version, draft, project, onRefused, onClose } = props;
  const { uid } = useOwner();
  const { data: people } = useRows<Person>(`freelancers/${uid}/projects/${project.id}/people`, 'all', everyone);
  const readers = people?.filter((person) => person.link !== null);
  const key = useRef(newIdempotencyKey());
  const [isBusy, setIsBusy] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);
  const { say } = useToasts();
  const issue = async () => {
    setIsBusy(true);
    setSentence(null);
    try {
      const number = await issueInvoice(invoiceId, version, key.current);
      say(`${number} is issued and on its way.`);
      onClose();
    } catch (thrown) {
      setIsBusy(false);
      setSentence(sentenceFor(thrown));
      if (!(thrown instanceof ApiError)) return;
      if (thrown.code === 'invoice/incomplete') {
        onRefused(thrown.fields);
        onClose();
      }
      // The listener brings the newer version, and the editor shows both.
      if (thrown.code === 'invoice/changed') onClose();
    }
  };
  return (
    <Dialog
      title="Issue and send"
      onClose={onClose}
      actions={
        <>
          <Button look="bare" onPress={onClose}>
            Not yet
          </Button>
          <Button look="primary" isBusy={isBusy} onPress={() => void issue()}>
            Issue and send
          </Button>
        </>
      }
    >
      <div class="flex flex-col gap-5">
        <dl class="grid grid-cols-[auto_1fr] gap-x-6 gap-y-3 text-15">
          <Fact word="To">
            {readers === undefined && <span class="text-faint">…</span>}
            {readers?.length === 0 && <span class="text-warn">Nobody has a working link</span>}
            {readers?.map((person) => (
              <span key={person.id} class="block">
                {person.name} <span class="text-13 text-soft">{person.email}</span>
              </span>
            ))}
          </Fact>
          <Fact word="Number">
            <span class="text-soft">The next one, given when you issue it</span>
          </Fact>
          <Fact word="Total">
            <Money minor={props.totalMinor} currency={draft.currency} class="font-semibold" />
          </Fact>
          <Fact word="Due">{draft.dueOn ? sayDate(draft.dueOn, 'full') : '–'}</Fact>
        </dl>
        <p class="text-13 text-soft">
          They get it by mail and see it in the room. An issued invoice is never edited; a mistake is voided and written
          anew.
        </p>
        {sentence && (
          <Notice tone="stop" isUrgent>
            {sentence}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}

function Fact({ word, children }: { readonly word: string; readonly children: ComponentChildren }) {
  return (
    <>
      <dt class="text-soft">{word}</dt>
      <dd class="min-w-0">{children}</dd>
    </>
  );
}
