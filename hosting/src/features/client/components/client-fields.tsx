import { AddressFields } from '@/components/address-fields';
import { CheckField } from '@/components/choice-field';
import { SelectField, TextField } from '@/components/field';
import { Panel } from '@/components/panel';
import { LIMITS } from '@/contract';
import { INDIA } from '@/domain/countries';
import type { Profile } from '@/lib/books';
import type { SavedForm } from '@/lib/saved-form';
import { type ClientForm, mayBeIndian } from '../client-form';
import { TaxFields } from './tax-fields';

interface ClientFieldsProps {
  readonly saved: SavedForm<ClientForm>;
  readonly profile: Profile;
}

const PAYERS = [
  ['', 'Not known yet'],
  ['company', 'Company'],
  ['firm', 'Firm or LLP'],
  ['government', 'Government'],
  ['audited-individual', 'Individual or family, audited'],
  ['individual', 'Individual or family'],
] as const;

const SERVICES = [
  ['', 'Not known yet'],
  ['professional', 'Professional'],
  ['technical', 'Technical'],
] as const;

/** Everything the freelancer says of a client; what cannot matter is not asked for. */
export function ClientFields({ saved, profile }: ClientFieldsProps) {
  const { form, put, at } = saved;
  const isIndian = mayBeIndian(form);
  const hasGst = profile.tax.kind === 'gst';
  const mayDeduct = isIndian && (hasGst || profile.currency === 'INR' || profile.address.country === INDIA);
  return (
    <>
      <Panel id="client" title="Client">
        <div class="grid gap-4 p-4 sm:grid-cols-2">
          <TextField
            label="Name"
            value={form.name}
            maxLength={LIMITS.clientNameMax}
            onText={(name) => put({ name }, 'name')}
            {...at('name')}
            hint="Stands over their rooms."
          />
          <TextField
            label="Legal name"
            value={form.legalName}
            maxLength={LIMITS.clientNameMax}
            onText={(legalName) => put({ legalName }, 'legalName')}
            {...at('legalName')}
            hint="On invoices; empty uses the name."
          />
        </div>
      </Panel>
      <Panel id="address" title="Address">
        <div class="p-4">
          <AddressFields
            address={form.address}
            at={at}
            onAddress={(patch, path) => put({ address: { ...form.address, ...patch } }, path)}
            stateHint={hasGst ? 'Decides between CGST with SGST, and IGST.' : undefined}
          />
        </div>
      </Panel>
      <TaxFields saved={saved} profile={profile} />
      {mayDeduct && (
        <Panel id="tds" title="Tax they deduct (TDS)">
          <div class="grid gap-4 p-4 sm:grid-cols-2">
            <SelectField
              label="Who pays"
              value={form.payerType}
              options={PAYERS}
              onChoose={(payerType) => put({ payerType }, 'payerType')}
              error={at('payerType').error}
              hint="Individuals and families deduct only if their business must be audited."
            />
            <SelectField
              label="Kind of service"
              value={form.serviceKind}
              options={SERVICES}
              onChoose={(serviceKind) => put({ serviceKind }, 'serviceKind')}
              error={at('serviceKind').error}
              hint="What the law calls your fee; it sets the rate they deduct."
            />
          </div>
        </Panel>
      )}
      <Panel id="reminders" title="Reminders">
        <div class="p-4">
          <CheckField
            label="Send this client no reminders"
            isOn={form.remindersMuted}
            onChange={(remindersMuted) => put({ remindersMuted }, 'remindersMuted')}
            hint="You can still remind them by hand, on the invoice."
          />
        </div>
      </Panel>
    </>
  );
}
