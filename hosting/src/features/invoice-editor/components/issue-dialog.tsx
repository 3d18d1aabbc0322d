import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'react';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { Money } from '@/components/money';
import { Notice } from '@/components/notice';
import { useToasts } from '@/components/toasts';
import type { DraftSums } from '@/domain/invoice-totals';
import { ApiError, sentenceFor } from '@/lib/api';
import { useAttemptKey } from '@/lib/attempt-key';
import type { Person, Project } from '@/lib/books';
import { useToday } from '@/lib/clock';
import { sayDate } from '@/lib/dates';
import { useOwner } from '@/lib/owner';
import { useDocument, useRows } from '@/lib/watch';
import { issueInvoice } from '../actions';
import type { Problems } from '../draft';
import { counterOf, isTooLong, numberIn, seriesOf } from '../numbers';

interface IssueDialogProps {
  readonly invoiceId: string;
  readonly version: number;
  /** The draft was changed in another tab while this dialog was open. */
  readonly isOvertaken: boolean;
  readonly sums: DraftSums;
  readonly currency: string;
  readonly project: Project;
  readonly onRefused: (fields: Problems) => void;
  readonly onClose: () => void;
}

const everyone = () => [];

/** The last look before an invoice can no longer be changed. */
export function IssueDialog(props: IssueDialogProps) {
  const { invoiceId, version, isOvertaken, sums, project, onRefused, onClose } = props;
  const { uid } = useOwner();
  const { data: people } = useRows<Person>(`freelancers/${uid}/projects/${project.id}/people`, 'all', everyone);
  const readers = people?.filter((person) => person.link !== null);
  // A repeat finds the number that was given; another version asks anew.
  const keyFor = useAttemptKey();
  const [isBusy, setIsBusy] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);
  const { say } = useToasts();
  // Both versions have to be looked at before anything is sent.
  useEffect(() => {
    if (isOvertaken) onClose();
  }, [isOvertaken, onClose]);
  const issue = async () => {
    setIsBusy(true);
    setSentence(null);
    try {
      const number = await issueInvoice(invoiceId, version, keyFor(version));
      say(`${number} is issued and on its way.`);
      onClose();
    } catch (thrown) {
      setIsBusy(false);
      // After a change of tax details this stays open: the listener brings the new version, and the sums here are new.
      setSentence(sentenceFor(thrown));
      if (thrown instanceof ApiError && Object.keys(thrown.fields).length > 0) {
        onRefused(thrown.fields);
        say(sentenceFor(thrown));
        onClose();
      }
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
        {sentence && (
          <Notice tone="stop" isUrgent>
            {sentence}
          </Notice>
        )}
        <dl class="grid grid-cols-[auto_1fr] gap-x-6 gap-y-3 text-15">
          <Fact word="Mail to">
            {readers === undefined && <span class="text-faint">…</span>}
            {readers?.length === 0 && <span class="text-warn">Nobody has a working link</span>}
            {readers?.map((person) => (
              <span key={person.id} class="block">
                {person.name} <span class="text-13 text-soft">{person.email}</span>
              </span>
            ))}
          </Fact>
          <Fact word="Number">
            <NextNumber />
          </Fact>
          <Fact word="Total">
            <Money minor={sums.totalMinor} currency={props.currency} class="font-semibold" />
            <span class="block text-13 text-soft">{sums.tax.reason}.</span>
          </Fact>
          <Fact word="Due">
            <Schedule sums={sums} currency={props.currency} />
          </Fact>
        </dl>
        <p class="text-13 text-soft">
          They get it by mail, with the PDF, and see it in the room. An issued invoice is never edited; a mistake is
          voided or credited and made anew.
        </p>
      </div>
    </Dialog>
  );
}

/** What the number would be now; another invoice may take it first. */
function NextNumber() {
  const { uid, profile } = useOwner();
  const today = useToday(profile.timeZone);
  const series = seriesOf(profile.numbering.prefix, profile.numbering.year, today);
  const { data: counter } = useDocument<{ id: string; last: number }>(
    `freelancers/${uid}/counters/${counterOf(series)}`,
  );
  if (counter === undefined) return <span class="text-faint">…</span>;
  const number = numberIn(series, (counter?.last ?? 0) + 1);
  return (
    <>
      <span class="figures">{number}</span>
      {isTooLong(number) && (
        <span class="block text-13 text-warn">
          Longer than the law allows: choose a shorter prefix in the settings.
        </span>
      )}
    </>
  );
}

function Schedule({ sums, currency }: { readonly sums: DraftSums; readonly currency: string }) {
  const [only] = sums.instalments;
  if (sums.instalments.length === 1) return <>{only?.dueOn ? sayDate(only.dueOn, 'full') : '–'}</>;
  return (
    <ol class="flex flex-col gap-1">
      {sums.instalments.map((each, index) => (
        <li key={each.id} class="flex flex-wrap justify-between gap-x-4">
          <span>
            {each.label || `Instalment ${index + 1}`}{' '}
            <span class="text-13 text-soft">{each.dueOn ? sayDate(each.dueOn, 'weekday') : '–'}</span>
          </span>
          <Money minor={each.amountMinor} currency={currency} />
        </li>
      ))}
    </ol>
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
