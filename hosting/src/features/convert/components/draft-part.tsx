import { CheckField } from '@/components/choice-field';
import { SelectField, TextField } from '@/components/field';
import { SPLITS } from '@/features/invoice-editor/plan';
import type { Faults } from '@/lib/saved-form';
import { amountFault, type ConvertForm } from '../model';

interface DraftPartProps {
  readonly form: ConvertForm;
  readonly said: Faults;
  readonly onChange: (patch: Partial<ConvertForm>) => void;
}

const SPLIT_OPTIONS: readonly (readonly [string, string])[] = [
  ['', 'All at once'],
  ...SPLITS.map(({ word }) => [word, word] as const),
];

/** A first invoice, as a draft to look at before it is sent. */
export function DraftPart({ form, said, onChange }: DraftPartProps) {
  return (
    <div class="flex flex-col gap-4">
      <CheckField
        label="Begin a draft invoice"
        isOn={form.hasDraft}
        onChange={(hasDraft) => onChange({ hasDraft })}
        hint="Nothing is sent: it waits in the room’s money for you."
      />
      {form.hasDraft && (
        <div class="grid gap-4 sm:grid-cols-2">
          <TextField
            label={`Amount before tax, ${form.currency}`}
            inputMode="decimal"
            autoComplete="off"
            value={form.amount}
            onText={(amount) => onChange({ amount })}
            error={amountFault(said)}
          />
          <SelectField
            label="Instalments"
            value={form.split}
            options={SPLIT_OPTIONS}
            onChoose={(split) => onChange({ split })}
          />
        </div>
      )}
    </div>
  );
}
