import { TextField } from '@/components/field';
import { LIMITS } from '@/contract';
import { useOwner } from '@/lib/owner';
import { faultsOf, type WishForm } from '../wish-form';
import { AboutField } from './about-field';
import { RecurrenceFields } from './recurrence-fields';

interface FollowUpFormProps {
  readonly id: string;
  readonly form: WishForm;
  /** Say what is missing, not only what is wrong: saving was tried. */
  readonly isTried: boolean;
  readonly objections: Readonly<Record<string, string>>;
  readonly onChange: (patch: Partial<WishForm>) => void;
  readonly onSubmit: () => void;
}

/** Everything that can be said of a follow-up. */
export function FollowUpForm({ id, form, isTried, objections, onChange, onSubmit }: FollowUpFormProps) {
  const { profile } = useOwner();
  const faults = faultsOf(form);
  const said = isTried ? { ...objections, ...faults } : objections;
  return (
    <form
      id={id}
      noValidate
      class="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <TextField
        label="What to remember"
        value={form.title}
        onText={(title) => onChange({ title })}
        maxLength={LIMITS.followUpTitleMax}
        error={said.title}
      />
      <div class="grid grid-cols-[minmax(0,1fr)_8rem] gap-3">
        <TextField
          label="Due"
          type="date"
          value={form.day}
          onText={(day) => onChange({ day })}
          error={said.day ?? said.startsAt}
        />
        <TextField label="at" type="time" value={form.time} onText={(time) => onChange({ time })} error={said.time} />
      </div>
      {form.timeZone !== profile.timeZone && (
        <p class="text-13 text-faint">By the clocks of {form.timeZone.replaceAll('_', ' ')}, as when it was made.</p>
      )}
      <AboutField about={form.about} onChoose={(about) => onChange({ about })} />
      <RecurrenceFields form={form} faults={isTried ? said : unfinishedLeftOut(faults)} onChange={onChange} />
    </form>
  );
}

/** While the form is filled in, only what cannot become right by going on is said. */
function unfinishedLeftOut(faults: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { title: _, ...others } = faults;
  return others;
}
