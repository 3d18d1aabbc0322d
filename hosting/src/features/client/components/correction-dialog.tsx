import { useState } from 'react';
import { FormDialog } from '@/components/form-dialog';
import { useToasts } from '@/components/toasts';
import { sentenceFor } from '@/lib/api';
import { useToday } from '@/lib/clock';
import { useOwner } from '@/lib/owner';
import { addEntry } from '../actions';
import { type EntryForm, entryFaults, type Interaction } from '../interactions';
import { EntryFields } from './entry-fields';

interface CorrectionDialogProps {
  readonly entry: Interaction;
  readonly onClose: () => void;
}

/** Say it right: the entry stays, struck through, and this one stands in for it. */
export function CorrectionDialog({ entry, onClose }: CorrectionDialogProps) {
  const { uid, profile } = useOwner();
  const today = useToday(profile.timeZone);
  const { say } = useToasts();
  const [form, setForm] = useState<EntryForm>({ kind: entry.kind, on: entry.on, text: entry.text });
  const correct = () => {
    addEntry(uid, entry.clientId, form, entry.id).catch((thrown: unknown) =>
      say(`The correction could not be noted. ${sentenceFor(thrown)}`),
    );
    onClose();
  };
  return (
    <FormDialog
      title="Correct this entry"
      word="Correct it"
      faults={entryFaults(form, today)}
      onSubmit={correct}
      onClose={onClose}
    >
      {(said) => (
        <>
          <p class="text-13 text-soft">What you wrote before stays in the log, struck through.</p>
          <EntryFields form={form} said={said} onForm={setForm} />
        </>
      )}
    </FormDialog>
  );
}
