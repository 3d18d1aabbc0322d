import { SelectField, TextAreaField, TextField } from '@/components/field';
import { Panel } from '@/components/panel';
import { LEAD_SOURCES, LIMITS } from '@/contract';
import { currencyOptions } from '@/lib/currencies';
import type { SavedForm } from '@/lib/saved-form';
import type { LeadForm } from '../lead-form';
import { ANSWERS, SOURCE_WORD } from '../model';

interface LeadFieldsProps {
  readonly saved: SavedForm<LeadForm>;
  readonly isLost: boolean;
}

/** Everything that is known of a lead. */
export function LeadFields({ saved, isLost }: LeadFieldsProps) {
  const { form, put, at } = saved;
  return (
    <>
      <Panel id="who" title="Who asks">
        <div class="grid gap-4 p-4 sm:grid-cols-2">
          <TextField
            label="Name"
            autoComplete="off"
            value={form.name}
            onText={(name) => put({ name }, 'name')}
            maxLength={LIMITS.personNameMax}
            {...at('name')}
          />
          <TextField
            label="Company"
            autoComplete="off"
            value={form.company}
            onText={(company) => put({ company }, 'company')}
            maxLength={LIMITS.leadCompanyMax}
            {...at('company')}
          />
          <TextField
            label="Mail address"
            type="email"
            inputMode="email"
            autoComplete="off"
            value={form.email}
            onText={(email) => put({ email }, 'email')}
            maxLength={LIMITS.emailMax}
            {...at('email')}
          />
          <TextField
            label="Phone"
            autoComplete="off"
            value={form.phone}
            onText={(phone) => put({ phone }, 'phone')}
            maxLength={LIMITS.leadPhoneMax}
            {...at('phone')}
          />
        </div>
      </Panel>
      <WorkPanel saved={saved} isLost={isLost} />
      <Panel id="answers" title="What they told you">
        <div class="flex flex-col gap-4 p-4">
          {ANSWERS.map(([key, label]) => (
            <TextAreaField
              key={key}
              label={label}
              rows={key === 'need' ? 4 : 1}
              value={form[key]}
              maxLength={LIMITS.leadAnswerMax}
              onText={(text) => put({ [key]: text })}
            />
          ))}
        </div>
      </Panel>
      <Panel id="notes" title="Notes">
        <div class="p-4">
          <TextAreaField
            label="For you alone"
            rows={5}
            value={form.notes}
            maxLength={LIMITS.leadNotesMax}
            onText={(notes) => put({ notes })}
          />
        </div>
      </Panel>
    </>
  );
}

function WorkPanel({ saved, isLost }: LeadFieldsProps) {
  const { form, put, at } = saved;
  return (
    <Panel id="work" title="The work">
      <div class="grid gap-4 p-4 sm:grid-cols-2">
        <TextField
          label="What it is about"
          value={form.title}
          onText={(title) => put({ title }, 'title')}
          maxLength={LIMITS.titleMax}
          class="sm:col-span-2"
          {...at('title')}
        />
        <TextField
          label="Value"
          inputMode="decimal"
          value={form.value}
          onText={(value) => put({ value }, 'value')}
          {...at('value')}
        />
        <SelectField
          label="Currency"
          value={form.currency}
          options={currencyOptions(form.currency)}
          onChoose={(currency) => put({ currency }, 'value')}
        />
        <SelectField
          label="Where from"
          value={form.source}
          options={LEAD_SOURCES.map((source) => [source, SOURCE_WORD[source]] as const)}
          onChoose={(source) => put({ source })}
        />
        <TextField
          label="Expected on"
          type="date"
          value={form.expectedOn}
          onText={(expectedOn) => put({ expectedOn }, 'expectedOn')}
          hint="When you think it is decided."
        />
        {isLost && (
          <TextField
            label="Why it was lost"
            value={form.lostReason}
            onText={(lostReason) => put({ lostReason }, 'lostReason')}
            maxLength={LIMITS.reasonMax}
            class="sm:col-span-2"
            {...at('lostReason')}
          />
        )}
      </div>
    </Panel>
  );
}
