import { SelectField } from '@/components/field';
import type { QuietHoursBody } from '@/contract';
import { HOURS, sayHour } from '@/lib/hours';

interface QuietHoursFieldProps {
  readonly quiet: QuietHoursBody;
  readonly onChange: (quiet: QuietHoursBody) => void;
  /** Where the hours are reckoned, in words that end a sentence. */
  readonly where: string;
}

/** Hours in which no mail goes out, over midnight too. */
export function QuietHoursField({ quiet, onChange, where }: QuietHoursFieldProps) {
  const hint =
    quiet.fromHour === quiet.untilHour
      ? `Never quiet: mails come at any hour.`
      : `Nothing from ${sayHour(quiet.fromHour)} to ${sayHour(quiet.untilHour)} ${where}; it comes when they are over.`;
  return (
    <fieldset class="flex min-w-0 flex-col gap-2">
      <legend class="mb-1 text-13 font-medium text-soft">Quiet hours</legend>
      <div class="grid max-w-80 grid-cols-2 gap-3">
        <SelectField
          label="From"
          value={String(quiet.fromHour)}
          options={HOURS}
          onChoose={(hour) => onChange({ ...quiet, fromHour: Number(hour) })}
        />
        <SelectField
          label="Until"
          value={String(quiet.untilHour)}
          options={HOURS}
          onChoose={(hour) => onChange({ ...quiet, untilHour: Number(hour) })}
        />
      </div>
      <p aria-live="polite" class="text-13 text-faint">
        {hint}
      </p>
    </fieldset>
  );
}
