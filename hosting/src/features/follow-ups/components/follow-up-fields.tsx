import { TextField } from '@/components/field';
import { LIMITS } from '@/contract';
import { useOwner } from '@/lib/owner';
import type { Faults } from '@/lib/saved-form';
import { faultsOf, type WishForm } from '../wish-form';
import { AboutField } from './about-field';
import { RecurrenceFields } from './recurrence-fields';

interface FollowUpFieldsProps {
  readonly form: WishForm;
  readonly said: Faults;
  readonly onChange: (patch: Partial<WishForm>) => void;
}

/** Everything that can be said of a follow-up. */
export function FollowUpFields({ form, said, onChange }: FollowUpFieldsProps) {
  const { profile } = useOwner();
  // How it repeats is judged as it is chosen: what is wrong there does not become right by going on.
  const { title: _, ...faults } = faultsOf(form);
  return (
    <>
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
      <RecurrenceFields form={form} faults={faults} onChange={onChange} />
    </>
  );
}
