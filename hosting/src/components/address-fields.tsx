import { LIMITS } from '@/contract';
import { COUNTRIES, INDIA, sayCountry } from '@/domain/countries';
import { STATES, stateNamed } from '@/domain/indian-states';
import type { Address } from '@/domain/invoice-parts';
import { SelectField, TextField } from './field';

interface AddressFieldsProps {
  readonly address: Address;
  readonly onAddress: (patch: Partial<Address>, path: string) => void;
  readonly at: (path: string) => { readonly error: string | undefined; readonly onBlur: () => void };
  /** What the state decides, in a sentence. */
  readonly stateHint?: string | undefined;
}

const countryOptions = [
  ['', 'Choose a country'] as const,
  ...COUNTRIES.map((code) => [code, sayCountry(code)] as const).sort(([, one], [, other]) => one.localeCompare(other)),
];

const stateOptions = [['', 'Choose a state'] as const, ...Object.values(STATES).map((name) => [name, name] as const)];

/** A postal address; in India with the state from the list that tax law counts by. */
export function AddressFields({ address, onAddress, at, stateHint }: AddressFieldsProps) {
  const isIndian = address.country === INDIA;
  const text = (name: keyof Address, label: string, autoComplete: string) => (
    <TextField
      label={label}
      autoComplete={autoComplete}
      value={address[name]}
      maxLength={LIMITS.addressLineMax}
      onText={(value) => onAddress({ [name]: value }, `address.${name}`)}
      {...at(`address.${name}`)}
    />
  );
  return (
    <div class="grid gap-4 sm:grid-cols-2">
      <SelectField
        label="Country"
        value={address.country}
        options={countryOptions}
        onChoose={(country) => onAddress({ country }, 'address.country')}
        error={at('address.country').error}
      />
      {isIndian && (stateNamed(address.region) !== null || address.region === '') ? (
        <SelectField
          label="State"
          value={STATES[stateNamed(address.region) ?? ''] ?? ''}
          options={stateOptions}
          onChoose={(region) => onAddress({ region }, 'address.region')}
          error={at('address.region').error}
          hint={stateHint}
        />
      ) : (
        text('region', 'State, province or county', 'address-level1')
      )}
      {text('line1', 'Address', 'address-line1')}
      {text('line2', 'Address, second line', 'address-line2')}
      {text('city', 'City', 'address-level2')}
      {text('postalCode', isIndian ? 'PIN code' : 'Postal code', 'postal-code')}
    </div>
  );
}
