import { useState } from 'react';
import { SelectField, TextField } from '@/components/field';
import { FormDialog } from '@/components/form-dialog';
import { useToasts } from '@/components/toasts';
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
  const change = (patch: Partial<NewLeadForm>) => setForm({ ...form, ...patch });
  const add = () => {
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
    <FormDialog title="New lead" word="Add the lead" faults={faultsOf(form)} onSubmit={add} onClose={onClose}>
      {(said) => (
        <>
          <TextField
            label="Name"
            placeholder="Priya Nair"
            autoComplete="off"
            value={form.name}
            onText={(name) => change({ name })}
            maxLength={LIMITS.personNameMax}
            error={said.name}
          />
          <TextField
            label="What it is about"
            placeholder="Brand and site"
            value={form.title}
            onText={(title) => change({ title })}
            maxLength={LIMITS.titleMax}
            error={said.title}
          />
          <div class="grid gap-4 sm:grid-cols-2">
            <TextField
              label="Value"
              inputMode="decimal"
              placeholder="If you can tell"
              value={form.value}
              onText={(value) => change({ value })}
              error={said.value}
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
        </>
      )}
    </FormDialog>
  );
}
