import { SelectField, TextField } from '@/components/field';
import { LIMITS } from '@/contract';
import { currencyOptions } from '@/lib/currencies';
import type { Faults } from '@/lib/saved-form';
import type { RoomForm } from '../model';

interface RoomFieldsProps {
  readonly form: RoomForm;
  readonly said: Faults;
  /** Those it may be for; null where the client is settled. */
  readonly clients: readonly { readonly id: string; readonly name: string }[] | null;
  readonly onChange: (patch: Partial<RoomForm>) => void;
}

/** The project, its client and the person who gets the link. */
export function RoomFields({ form, said, clients, onChange }: RoomFieldsProps) {
  return (
    <>
      <TextField
        label="Project"
        placeholder="Brand and site"
        value={form.title}
        onText={(title) => onChange({ title })}
        maxLength={LIMITS.titleMax}
        error={said.title}
      />
      {clients && clients.length > 0 && (
        <SelectField
          label="Client"
          value={form.clientId}
          options={[['', 'A new client'], ...clients.map(({ id, name }) => [id, name] as const)]}
          onChoose={(clientId) => onChange({ clientId })}
          error={said['client.clientId']}
        />
      )}
      {clients && form.clientId === '' && (
        <TextField
          label={clients.length > 0 ? 'Their name' : 'Client'}
          placeholder="Monsoon Café"
          value={form.clientName}
          onText={(clientName) => onChange({ clientName })}
          maxLength={LIMITS.clientNameMax}
          error={said['client.name']}
          hint="The customer, as on an invoice."
        />
      )}
      <div class="grid gap-4 sm:grid-cols-[2fr_3fr]">
        <TextField
          label="Person"
          placeholder="Priya Nair"
          autoComplete="off"
          value={form.personName}
          onText={(personName) => onChange({ personName })}
          maxLength={LIMITS.personNameMax}
          error={said['person.name']}
        />
        <TextField
          label="Their mail address"
          type="email"
          inputMode="email"
          autoComplete="off"
          placeholder="priya@example.com"
          value={form.email}
          onText={(email) => onChange({ email })}
          error={said['person.email']}
        />
      </div>
      <SelectField
        label="Currency"
        value={form.currency}
        options={currencyOptions(form.currency)}
        onChoose={(currency) => onChange({ currency })}
        error={said.currency}
      />
    </>
  );
}
