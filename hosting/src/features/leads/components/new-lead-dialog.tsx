import { useRef, useState } from 'react';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { SelectField, TextField } from '@/components/field';
import { useToasts } from '@/components/toasts';
import { useFirstFocus } from '@/components/use-first-focus';
import { LEAD_SOURCES, type LeadSource, LIMITS } from '@/contract';
import { currencyOptions } from '@/lib/currencies';
import { useOwner } from '@/lib/owner';
import type { Faults } from '@/lib/saved-form';
import { addLead } from '../actions';
import { valueIn } from '../lead-form';
import { SOURCE_WORD } from '../model';

interface NewLeadForm {
  readonly name: string;
  readonly title: string;
  readonly value: string;
  readonly currency: string;
  readonly source: LeadSource;
}

function faultsOf(form: NewLeadForm): Faults {
  const value = valueIn(form.value, form.currency);
  return {
    ...(form.name.trim() === '' && { name: 'Say who may become a client.' }),
    ...(form.title.trim() === '' && { title: 'Say in a few words what it is about.' }),
    ...(typeof value === 'string' && { value }),
  };
}

/** Four answers, and the card is on the board; the rest has time. */
export function NewLeadDialog({ onClose }: { readonly onClose: () => void }) {
  const { uid, profile } = useOwner();
  const { say } = useToasts();
  const [form, setForm] = useState<NewLeadForm>({
    name: '',
    title: '',
    value: '',
    currency: profile.currency,
    source: 'referral',
  });
  const [isTried, setIsTried] = useState(false);
  const ref = useRef<HTMLFormElement>(null);
  useFirstFocus(ref);
  const faults = isTried ? faultsOf(form) : {};
  const change = (patch: Partial<NewLeadForm>) => setForm({ ...form, ...patch });
  const submit = () => {
    setIsTried(true);
    if (Object.keys(faultsOf(form)).length > 0) {
      requestAnimationFrame(() => ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    const value = valueIn(form.value, form.currency);
    const [name, title] = [form.name.trim(), form.title.trim()];
    // On the board at once; without a line it is sent when there is one.
    addLead(uid, {
      name,
      title,
      valueMinor: typeof value === 'string' ? null : value,
      currency: form.currency,
      source: form.source,
    }).catch(() => say(`${name} was not added. Load the page again and try once more.`));
    say(`${name} added to New.`);
    onClose();
  };
  return (
    <Dialog
      title="New lead"
      onClose={onClose}
      actions={
        <>
          <Button look="bare" onPress={onClose}>
            Cancel
          </Button>
          <Button look="primary" onPress={submit}>
            Add the lead
          </Button>
        </>
      }
    >
      <form
        ref={ref}
        noValidate
        class="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label="Name"
          placeholder="Priya Nair"
          autoComplete="off"
          value={form.name}
          onText={(name) => change({ name })}
          maxLength={LIMITS.personNameMax}
          error={faults.name}
        />
        <TextField
          label="What it is about"
          placeholder="Brand and site"
          value={form.title}
          onText={(title) => change({ title })}
          maxLength={LIMITS.titleMax}
          error={faults.title}
        />
        <div class="grid gap-4 sm:grid-cols-2">
          <TextField
            label="Value"
            inputMode="decimal"
            placeholder="If you can tell"
            value={form.value}
            onText={(value) => change({ value })}
            error={faults.value}
          />
          <SelectField
            label="Currency"
            value={form.currency}
            options={currencyOptions(form.currency)}
            onChoose={(currency) => change({ currency })}
          />
        </div>
        <SelectField
          label="Where from"
          value={form.source}
          options={LEAD_SOURCES.map((source) => [source, SOURCE_WORD[source]] as const)}
          onChoose={(source) => change({ source })}
        />
        <button type="submit" class="hidden" tabIndex={-1} aria-hidden="true">
          Add the lead
        </button>
      </form>
    </Dialog>
  );
}
