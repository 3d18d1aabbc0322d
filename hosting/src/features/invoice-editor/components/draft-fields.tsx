import { Field, SelectField, TextAreaField, TextField } from '@/components/field';
import { Panel } from '@/components/panel';
import { LIMITS } from '@/contract';
import { useToday } from '@/lib/clock';
import { currencyOptions } from '@/lib/currencies';
import { useOwner } from '@/lib/owner';
import type { DraftForm, Problems } from '../draft';
import { duePresets } from '../due-dates';

interface DraftFieldsProps {
  readonly form: DraftForm;
  readonly problems: Problems;
  readonly onForm: (form: DraftForm) => void;
}

/** Everything about an invoice besides its lines. */
export function DraftFields({ form, problems, onForm }: DraftFieldsProps) {
  return (
    <Panel id="terms" title="Terms" class="@container">
      <div class="flex flex-col gap-6 p-5">
        <DueField form={form} problems={problems} onForm={onForm} />
        <div class="grid items-end gap-x-4 gap-y-6 sm:grid-cols-2">
          <TaxFields form={form} problems={problems} onForm={onForm} />
          <SelectField
            label="Currency"
            value={form.currency}
            options={currencyOptions(form.currency)}
            onChoose={(currency) => onForm({ ...form, currency })}
            error={problems.currency}
          />
        </div>
        <TextAreaField
          label="Note to your client"
          value={form.note}
          onText={(note) => onForm({ ...form, note })}
          maxLength={LIMITS.invoiceNoteMax}
          error={problems.note}
          hint="Shown under the total."
        />
      </div>
    </Panel>
  );
}

function DueField({ form, problems, onForm }: DraftFieldsProps) {
  const { profile } = useOwner();
  const today = useToday(profile.timeZone);
  const isPast = form.dueOn !== '' && form.dueOn < today;
  return (
    <div class="flex flex-wrap items-start gap-x-4 gap-y-3">
      <Field
        label="Due"
        error={problems.dueOn}
        hint={isPast ? 'This day has passed: the invoice will be overdue at once.' : undefined}
        class="w-full sm:w-52"
      >
        {(control) => (
          <input
            {...control}
            class={`${control.class} figures h-11`}
            type="date"
            value={form.dueOn}
            onInput={(event) => onForm({ ...form, dueOn: event.currentTarget.value })}
          />
        )}
      </Field>
      <fieldset class="flex flex-wrap gap-2 @2xl:pt-6.5">
        <legend class="sr-only">Due days</legend>
        {duePresets(today).map((preset) => (
          <button
            key={preset.word}
            type="button"
            aria-pressed={form.dueOn === preset.date}
            class="touch-target h-11 rounded-control border border-line px-3 text-13 font-medium text-soft transition-colors hover:border-faint hover:text-ink aria-pressed:border-ink aria-pressed:bg-raised aria-pressed:text-ink"
            onClick={() => onForm({ ...form, dueOn: preset.date })}
          >
            {preset.word}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

function TaxFields({ form, problems, onForm }: DraftFieldsProps) {
  return (
    <fieldset class="flex min-w-0 flex-col gap-1.5">
      <legend class="sr-only">Tax</legend>
      <label class="touch-target flex items-center gap-2.5 text-13 font-medium text-soft">
        <input
          type="checkbox"
          class="size-4 accent-current"
          checked={form.hasTax}
          onChange={(event) => onForm({ ...form, hasTax: event.currentTarget.checked })}
        />
        Add tax
      </label>
      {form.hasTax && (
        <div class="grid grid-cols-[minmax(0,1fr)_7rem] gap-3">
          <TextField
            label="Tax name"
            placeholder="GST"
            value={form.taxLabel}
            maxLength={LIMITS.taxLabelMax}
            onText={(taxLabel) => onForm({ ...form, taxLabel })}
            error={problems['tax.label']}
          />
          <TextField
            label="Rate, %"
            placeholder="18"
            inputMode="decimal"
            value={form.taxRate}
            onText={(taxRate) => onForm({ ...form, taxRate })}
            error={problems['tax.rateBp']}
          />
        </div>
      )}
    </fieldset>
  );
}
