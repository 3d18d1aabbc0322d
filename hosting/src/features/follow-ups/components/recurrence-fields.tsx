import { useId } from 'react';
import { CheckField } from '@/components/choice-field';
import { SelectField, TextField } from '@/components/field';
import { type Frequency, ordinal, sayRule, WEEKDAYS, type Weekday, weekdayWord } from '../rule';
import { ruleOf, type WishForm } from '../wish-form';

interface RecurrenceFieldsProps {
  readonly form: WishForm;
  readonly faults: Readonly<Record<string, string>>;
  readonly onChange: (patch: Partial<WishForm>) => void;
}

const CHOICES: readonly (readonly ['' | Frequency, string])[] = [
  ['', 'Does not repeat'],
  ['DAILY', 'Daily'],
  ['WEEKLY', 'Weekly'],
  ['MONTHLY', 'Monthly'],
];

const UNITS: Readonly<Record<Frequency, string>> = { DAILY: 'days', WEEKLY: 'weeks', MONTHLY: 'months' };

/** Whether, how often, on which days and until when it comes again, with the rule in words below. */
export function RecurrenceFields({ form, faults, onChange }: RecurrenceFieldsProps) {
  const { frequency } = form;
  const rule = Object.keys(faults).length === 0 ? ruleOf(form) : null;
  return (
    <fieldset class="flex min-w-0 flex-col gap-4">
      <legend class="sr-only">Repeat</legend>
      <div class="grid gap-4 sm:grid-cols-2">
        <SelectField
          label="Repeat"
          value={frequency ?? ''}
          options={CHOICES}
          onChoose={(value) => onChange({ frequency: value === '' ? null : value })}
        />
        {frequency && (
          <TextField
            label={`Every so many ${UNITS[frequency]}`}
            inputMode="numeric"
            value={form.every}
            onText={(every) => onChange({ every })}
            maxLength={2}
            error={faults.every}
          />
        )}
      </div>
      {frequency === 'WEEKLY' && (
        <WeekdaysField chosen={form.weekdays} error={faults.weekdays} onChange={(weekdays) => onChange({ weekdays })} />
      )}
      {frequency === 'MONTHLY' && (
        <CheckField
          label="On the month’s last day"
          isOn={form.isLastDay}
          onChange={(isLastDay) => onChange({ isLastDay })}
          hint={`Otherwise on the ${ordinal(Number(form.day.slice(8, 10)) || 1)}, the day it begins on.`}
        />
      )}
      {frequency && (
        <TextField
          label="Until"
          type="date"
          value={form.until}
          onText={(until) => onChange({ until })}
          hint="Leave it empty for no end."
          error={faults.until}
        />
      )}
      {rule && (
        <p role="status" class="text-13 text-soft">
          Comes {sayRule(rule)}.
        </p>
      )}
    </fieldset>
  );
}

interface WeekdaysFieldProps {
  readonly chosen: readonly Weekday[];
  readonly error: string | undefined;
  readonly onChange: (days: readonly Weekday[]) => void;
}

function WeekdaysField({ chosen, error, onChange }: WeekdaysFieldProps) {
  const noteId = useId();
  return (
    <fieldset class="min-w-0" aria-describedby={error ? noteId : undefined}>
      <legend class="mb-1.5 text-13 font-medium text-soft">On</legend>
      <div class="flex flex-wrap gap-1.5">
        {WEEKDAYS.map((day) => (
          <label
            key={day}
            class="grid h-11 min-w-11 cursor-pointer place-items-center rounded-control border border-line bg-raised px-2 text-13 text-soft transition-colors hover:border-faint has-checked:border-ink has-checked:font-semibold has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-info"
          >
            <input
              type="checkbox"
              class="sr-only"
              aria-label={weekdayWord(day)}
              checked={chosen.includes(day)}
              onChange={(event) =>
                onChange(event.currentTarget.checked ? [...chosen, day] : chosen.filter((each) => each !== day))
              }
            />
            {weekdayWord(day).slice(0, 3)}
          </label>
        ))}
      </div>
      {error && (
        <p id={noteId} class="mt-1.5 text-13 text-stop">
          {error}
        </p>
      )}
    </fieldset>
  );
}
