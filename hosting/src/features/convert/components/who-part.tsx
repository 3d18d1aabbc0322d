import { SelectField, TextField } from '@/components/field';
import { LIMITS } from '@/contract';
import type { Directory } from '@/domain/directory';
import { currencyOptions } from '@/lib/currencies';
import type { ConvertForm, ConvertProblems } from '../model';

interface WhoPartProps {
  readonly form: ConvertForm;
  readonly problems: ConvertProblems;
  readonly clients: Directory['clients'];
  readonly onChange: (patch: Partial<ConvertForm>) => void;
}

/** The project, its client and the person who gets the link. */
export function WhoPart({ form, problems, clients, onChange }: WhoPartProps) {
  const known = [...clients.values()].sort((one, other) => one.name.localeCompare(other.name));
  return (
    <div class="flex flex-col gap-4">
      <TextField
        label="Project"
        value={form.title}
        onText={(title) => onChange({ title })}
        maxLength={LIMITS.titleMax}
        error={problems.title}
      />
      {known.length > 0 && (
        <SelectField
          label="Client"
          value={form.clientId}
          options={[['', 'A new client'], ...known.map(({ id, name }) => [id, name] as const)]}
          onChoose={(clientId) => onChange({ clientId })}
          error={problems.clientId}
        />
      )}
      {form.clientId === '' && (
        <TextField
          label={known.length > 0 ? 'Their name' : 'Client'}
          value={form.clientName}
          onText={(clientName) => onChange({ clientName })}
          maxLength={LIMITS.clientNameMax}
          error={problems.clientName}
          hint="The customer, as on an invoice."
        />
      )}
      <div class="grid gap-4 sm:grid-cols-[2fr_3fr]">
        <TextField
          label="Person"
          autoComplete="off"
          value={form.personName}
          onText={(personName) => onChange({ personName })}
          maxLength={LIMITS.personNameMax}
          error={problems.personName}
        />
        <TextField
          label="Their mail address"
          type="email"
          inputMode="email"
          autoComplete="off"
          placeholder="ravi@example.com"
          value={form.email}
          onText={(email) => onChange({ email })}
          error={problems.email}
        />
      </div>
      <SelectField
        label="Currency"
        value={form.currency}
        options={currencyOptions(form.currency)}
        onChoose={(currency) => onChange({ currency })}
        error={problems.currency}
      />
    </div>
  );
}
