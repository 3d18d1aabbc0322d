import { SelectField, TextAreaField, TextField } from '@/components/field';
import { LIMITS } from '@/contract';
import type { Faults } from '@/lib/saved-form';
import { type EntryForm, KIND_OPTIONS } from '../interactions';

interface EntryFieldsProps {
  readonly form: EntryForm;
  readonly said: Faults;
  readonly onForm: (form: EntryForm) => void;
}

/** What kind of contact it was, when, and what was said. */
export function EntryFields({ form, said, onForm }: EntryFieldsProps) {
  return (
    <>
      <div class="grid grid-cols-2 gap-4">
        <SelectField
          label="What"
          value={form.kind}
          options={KIND_OPTIONS}
          onChoose={(kind) => onForm({ ...form, kind })}
        />
        <TextField label="When" type="date" value={form.on} onText={(on) => onForm({ ...form, on })} error={said.on} />
      </div>
      <TextAreaField
        label="What it was about"
        rows={2}
        value={form.text}
        maxLength={LIMITS.interactionTextMax}
        onText={(text) => onForm({ ...form, text })}
        error={said.text}
      />
    </>
  );
}
