import { useState } from 'react';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { useToasts } from '@/components/toasts';
import { sentenceFor } from '@/lib/api';
import { useToday } from '@/lib/clock';
import { useOwner } from '@/lib/owner';
import { addEntry } from '../actions';
import { type EntryForm, type EntryProblems, entryProblems, type Interaction } from '../interactions';
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
  const [problems, setProblems] = useState<EntryProblems>({});
  const correct = () => {
    const found = entryProblems(form, today);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    addEntry(uid, entry.clientId, form, entry.id).catch((thrown: unknown) =>
      say(`The correction could not be noted. ${sentenceFor(thrown)}`),
    );
    onClose();
  };
  return (
    <Dialog
      title="Correct this entry"
      onClose={onClose}
      actions={
        <>
          <Button look="bare" onPress={onClose}>
            Cancel
          </Button>
          <Button look="primary" onPress={correct}>
            Correct it
          </Button>
        </>
      }
    >
      <div class="flex flex-col gap-4">
        <p class="text-13 text-pretty text-soft">What you wrote before stays in the log, struck through.</p>
        <EntryFields
          form={form}
          problems={problems}
          onForm={(next) => {
            setForm(next);
            setProblems({});
          }}
        />
      </div>
    </Dialog>
  );
}
