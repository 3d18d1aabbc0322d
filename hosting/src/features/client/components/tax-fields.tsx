import { SelectField, TextField } from '@/components/field';
import { Panel } from '@/components/panel';
import { LIMITS } from '@/contract';
import type { Profile } from '@/lib/books';
import type { SavedForm } from '@/lib/saved-form';
import { type ClientForm, mayBeIndian, placedBy } from '../client-form';

interface TaxFieldsProps {
  readonly saved: SavedForm<ClientForm>;
  readonly profile: Profile;
}

const SEZ = [
  ['', 'Not in one'],
  ['with-payment', 'In one, with IGST'],
  ['under-lut', 'In one, without tax under LUT'],
] as const;

/** What decides a client's tax, as far as the freelancer's own registration asks. */
export function TaxFields({ saved: { form, put, at }, profile }: TaxFieldsProps) {
  const isIndian = mayBeIndian(form);
  const { kind, label } = profile.tax;
  return (
    <Panel id="tax" title="Tax">
      <div class="grid gap-4 p-4 sm:grid-cols-2">
        {isIndian ? (
          <TextField
            label="GSTIN"
            value={form.gstin}
            onText={(gstin) => put({ gstin, address: placedBy(gstin, form.address) }, 'gstin', 'address.region')}
            {...at('gstin')}
            hint="If they have one. Its first two characters are their state."
          />
        ) : (
          <TextField
            label="Tax number"
            value={form.taxNumber}
            maxLength={LIMITS.taxNumberMax}
            onText={(taxNumber) => put({ taxNumber }, 'taxNumber')}
            {...at('taxNumber')}
            hint="Such as a VAT number, printed as you write it."
          />
        )}
        {isIndian && kind === 'gst' && (
          <SelectField
            label="Special Economic Zone"
            value={form.sez}
            options={SEZ}
            onChoose={(sez) => put({ sez }, 'sez')}
            error={at('sez').error}
            hint="Supplies to one count as between states."
          />
        )}
        {(kind === 'named' || form.exemptWords !== '') && (
          <TextField
            label={`Why they pay no ${label ?? 'tax'}`}
            value={form.exemptWords}
            maxLength={LIMITS.taxWordsMax}
            onText={(exemptWords) => put({ exemptWords }, 'exemptWords')}
            {...at('exemptWords')}
            hint="Empty charges it. The words are printed, such as “Reverse charge”."
          />
        )}
      </div>
    </Panel>
  );
}
