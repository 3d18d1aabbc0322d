import { Field, SelectField, TextAreaField } from '@/components/field';
import { Panel } from '@/components/panel';
import { LIMITS } from '@/contract';
import type { DraftSums } from '@/domain/invoice-totals';
import { useToday } from '@/lib/clock';
import { currencyOptions } from '@/lib/currencies';
import { useOwner } from '@/lib/owner';
import type { DraftForm, Problems } from '../draft';
import { duePresets } from '../due-dates';
import { Planner } from './planner';

interface DraftFieldsProps {
  readonly form: DraftForm;
  readonly sums: DraftSums;
  readonly problems: Problems;
  readonly onForm: (form: DraftForm) => void;
}

/** When it is paid, in what currency, and what else is said. */
export function DraftFields({ form, sums, problems, onForm }: DraftFieldsProps) {
  return (
    <Panel id="terms" title="Terms" class="@container">
      <div class="flex flex-col gap-6 p-4">
        <Planner form={form} sums={sums} problems={problems} onForm={onForm} />
        {form.instalments.length === 0 && <DueField form={form} problems={problems} onForm={onForm} />}
        <div class="max-w-80">
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

function DueField({ form, problems, onForm }: Omit<DraftFieldsProps, 'sums'>) {
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
        {duePresets(today, profile.paymentDays).map((preset) => (
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
