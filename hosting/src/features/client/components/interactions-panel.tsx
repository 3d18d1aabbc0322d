import { useState } from 'react';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { Panel } from '@/components/panel';
import { RowsLoading } from '@/components/skeleton';
import { useToasts } from '@/components/toasts';
import { sentenceFor } from '@/lib/api';
import { useToday } from '@/lib/clock';
import { sayDay } from '@/lib/dates';
import { useOwner } from '@/lib/owner';
import type { Faults } from '@/lib/saved-form';
import { addEntry } from '../actions';
import {
  blankEntry,
  type EntryForm,
  entryFaults,
  type Interaction,
  KIND_WORD,
  type LogRow,
  logRows,
} from '../interactions';
import { useInteractions } from '../live';
import { CorrectionDialog } from './correction-dialog';
import { EntryFields } from './entry-fields';

/** The log of meetings, calls, mails, proposals and notes: added to, never changed. */
export function InteractionsPanel({ clientId }: { readonly clientId: string }) {
  const { data: entries, error } = useInteractions(clientId);
  const [correcting, setCorrecting] = useState<Interaction | null>(null);
  const rows = entries && logRows(entries);
  return (
    <Panel id="log" title="What passed between you" aside={rows && <span class="figures">{rows.length}</span>}>
      <NewEntry clientId={clientId} />
      <div class="border-t border-line">
        {error && (
          <p class="p-4 text-15 text-stop">The log didn’t load. Check your connection and load the page again.</p>
        )}
        {rows === undefined && !error && <RowsLoading />}
        {rows?.length === 0 && (
          <EmptyState sentence="Note a call or a meeting in a line, and you know next time what was said and when." />
        )}
        <ol class="divide-y divide-line">
          {rows?.map((row) => (
            <EntryRow key={row.entry.id} row={row} onCorrect={() => setCorrecting(row.entry)} />
          ))}
        </ol>
      </div>
      {correcting && <CorrectionDialog entry={correcting} onClose={() => setCorrecting(null)} />}
    </Panel>
  );
}

function NewEntry({ clientId }: { readonly clientId: string }) {
  const { uid, profile } = useOwner();
  const today = useToday(profile.timeZone);
  const { say } = useToasts();
  const [form, setForm] = useState<EntryForm>(() => blankEntry(today));
  const [said, setSaid] = useState<Faults>({});
  const add = () => {
    const faults = entryFaults(form, today);
    setSaid(faults);
    if (Object.keys(faults).length > 0) return;
    // It shows at once; refused, it leaves the log again and its words come back into the form.
    addEntry(uid, clientId, form).catch((thrown: unknown) => {
      setForm((now) => (now.text === '' ? form : now));
      say(`This could not be noted. ${sentenceFor(thrown)}`);
    });
    setForm({ ...blankEntry(today), kind: form.kind });
  };
  return (
    <form
      noValidate
      class="flex flex-col gap-4 p-4"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <EntryFields
        form={form}
        said={said}
        onForm={(next) => {
          setForm(next);
          setSaid({});
        }}
      />
      <div>
        <Button type="submit">Add to the log</Button>
      </div>
    </form>
  );
}

function EntryRow({
  row: { entry, isCorrected },
  onCorrect,
}: {
  readonly row: LogRow;
  readonly onCorrect: () => void;
}) {
  const today = useToday(useOwner().profile.timeZone);
  const words = isCorrected ? 'text-faint line-through' : 'text-ink';
  return (
    <li class="flex flex-col gap-1 px-4 py-3">
      <div class="flex flex-wrap items-center justify-between gap-x-4">
        <p class="flex flex-wrap items-baseline gap-x-3 text-13 text-soft">
          <span class="font-medium">{KIND_WORD[entry.kind]}</span>
          <time datetime={entry.on} class="figures text-faint">
            {sayDay(entry.on, today)}
          </time>
          {isCorrected && <span class="text-faint">Corrected</span>}
          {entry.corrects !== null && <span class="text-faint">Correction</span>}
        </p>
        {!isCorrected && (
          <Button
            look="bare"
            size="small"
            label={`Correct the ${KIND_WORD[entry.kind].toLowerCase()} of ${sayDay(entry.on, today)}`}
            onPress={onCorrect}
          >
            Correct
          </Button>
        )}
      </div>
      <p class={`text-15 break-words whitespace-pre-line ${words}`}>{isCorrected ? <s>{entry.text}</s> : entry.text}</p>
    </li>
  );
}
