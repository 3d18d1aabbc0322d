import { useRef, useState } from 'react';
import { Button } from '@/components/button';
import { SelectField, TextField } from '@/components/field';
import { FormDialog } from '@/components/form-dialog';
import { PlusIcon } from '@/components/icons';
import { useFirstFocus } from '@/components/use-first-focus';
import { LIMITS } from '@/contract';
import { useOwner } from '@/lib/owner';
import type { FollowUpActions } from '../actions';
import type { About } from '../model';
import { readRule, rulesFor, ruleText, sayRule } from '../rule';
import { emptyForm, faultsOf, ruleOf, type WishForm, wishOf, withRule } from '../wish-form';
import { FollowUpFields } from './follow-up-fields';

interface QuickAddProps {
  readonly actions: FollowUpActions;
  /** What new ones are about, where that is clear from the page. */
  readonly about?: About | null;
  /** Begin with the cursor in it: somebody asked for a new one. */
  readonly isWanted?: boolean;
}

const CUSTOM = 'custom';

/** One line to add a follow-up with; what does not fit into a line opens with "More". */
export function QuickAdd({ actions, about = null, isWanted = false }: QuickAddProps) {
  const { timeZone } = useOwner().profile;
  const [form, setForm] = useState<WishForm>(() => emptyForm(timeZone, Date.now(), about));
  const [isTried, setIsTried] = useState(false);
  const [isOpen, setIsOpen] = useState(false);
  // On a phone what is due comes first: the other fields come when one begins to write.
  const [isBegun, setIsBegun] = useState(isWanted);
  const later = isBegun ? '' : '@max-[37rem]:hidden';
  const ref = useRef<HTMLFormElement>(null);
  useFirstFocus(ref, 'input', isWanted);
  const put = (patch: Partial<WishForm>) => setForm((before) => ({ ...before, ...patch }));
  const faults = faultsOf(form);
  const said = isTried ? faults : {};
  const add = () => {
    setIsOpen(false);
    setIsTried(false);
    setForm({ ...emptyForm(timeZone, Date.now(), about), day: form.day, time: form.time });
    // The words are given back unless something else was begun in the meantime.
    void actions.add(wishOf(form)).then((isAdded) => {
      if (!isAdded) setForm((now) => (now.title === '' ? form : now));
    });
  };
  return (
    <>
      <form
        ref={ref}
        noValidate
        aria-label="New follow-up"
        class="@container px-4 py-3"
        onFocusCapture={() => setIsBegun(true)}
        onSubmit={(event) => {
          event.preventDefault();
          if (Object.keys(faults).length === 0) add();
          else setIsTried(true);
        }}
      >
        <div class="grid grid-cols-2 items-start gap-3 @min-[37rem]:grid-cols-[9rem_8rem_minmax(7rem,1fr)_auto] @4xl:grid-cols-[minmax(9rem,1fr)_9.5rem_8.5rem_11rem_auto]">
          <TextField
            label="New follow-up"
            placeholder="Ask about the proofs"
            value={form.title}
            onText={(title) => put({ title })}
            maxLength={LIMITS.followUpTitleMax}
            error={said.title}
            class="col-span-2 @min-[37rem]:col-span-4 @4xl:col-span-1"
          />
          <TextField
            label="Due"
            type="date"
            value={form.day}
            onText={(day) => put({ day })}
            error={said.day}
            class={later}
          />
          <TextField
            label="At"
            type="time"
            value={form.time}
            onText={(time) => put({ time })}
            error={said.time}
            class={later}
          />
          <div class={`col-span-2 @min-[37rem]:col-span-1 ${later}`}>
            <RepeatField form={form} onChange={setForm} onCustom={() => setIsOpen(true)} />
          </div>
          <div class="col-span-2 flex gap-2 @min-[37rem]:col-span-1 @min-[37rem]:pt-[26px]">
            <Button type="submit" look="primary" class="h-11 flex-1">
              <PlusIcon size={16} />
              Add
            </Button>
            <Button look="bare" class="h-11" label="More about it" onPress={() => setIsOpen(true)}>
              More
            </Button>
          </div>
        </div>
      </form>
      {isOpen && (
        <FormDialog title="New follow-up" word="Add" faults={faults} onSubmit={add} onClose={() => setIsOpen(false)}>
          {(heard) => <FollowUpFields form={form} said={heard} onChange={put} />}
        </FormDialog>
      )}
    </>
  );
}

interface RepeatFieldProps {
  readonly form: WishForm;
  readonly onChange: (form: WishForm) => void;
  readonly onCustom: () => void;
}

/** The rules one press away; one that was made by hand stands among them. */
function RepeatField({ form, onChange, onCustom }: RepeatFieldProps) {
  const rule = ruleOf(form);
  const current = rule ? ruleText(rule) : '';
  const offered = (form.day ? rulesFor(form.day) : []).map((each) => [ruleText(each), sayRule(each)] as const);
  const isOffered = current === '' || offered.some(([text]) => text === current);
  return (
    <SelectField
      label="Repeat"
      value={current}
      options={[
        ['', 'Does not repeat'],
        ...offered,
        ...(isOffered || !rule ? [] : [[current, sayRule(rule)] as const]),
        [CUSTOM, 'Something else…'],
      ]}
      onChoose={(text) => {
        if (text === CUSTOM) onCustom();
        else onChange(withRule(form, text === '' ? null : readRule(text)));
      }}
    />
  );
}
