import { AddressFields } from '@/components/address-fields';
import { ChoiceField } from '@/components/choice-field';
import { TextField } from '@/components/field';
import { FormFrame } from '@/components/form-frame';
import { Panel } from '@/components/panel';
import { useToasts } from '@/components/toasts';
import { LIMITS } from '@/contract';
import { useToday } from '@/lib/clock';
import { isInIndia } from '@/lib/in-india';
import { useOwner } from '@/lib/owner';
import { useSavedForm } from '@/lib/saved-form';
import { saveTax } from '../actions';
import { taxFaults, taxFormOf } from '../tax-form';
import { TaxEffects } from './tax-effects';
import { GstFields, LutFields, NamedFields, NoneFields } from './tax-fields';

const KINDS = [
  { value: 'none', word: 'Not registered', hint: 'Your invoices say nothing of tax.' },
  { value: 'gst', word: 'GST in India', hint: 'CGST, SGST and IGST follow from where your client is.' },
  { value: 'named', word: 'A tax elsewhere', hint: 'VAT, GST, sales tax: one rate by its name.' },
] as const;

/** Who the freelancer is for the tax office. */
export function TaxTab() {
  const { profile } = useOwner();
  const today = useToday(profile.timeZone);
  const { say } = useToasts();
  const saved = useSavedForm({
    saved: taxFormOf(profile),
    faultsOf: taxFaults,
    send: saveTax,
    onSaved: () => say('Saved. Invoices you issue from now on follow it.'),
  });
  const { form, put, at } = saved;
  const hasPan =
    form.pan !== '' || isInIndia({ ...profile, address: form.address, tax: { ...profile.tax, kind: form.kind } });
  return (
    <FormFrame form={saved} label="Tax" aside={<TaxEffects form={form} today={today} />}>
      <Panel id="registration" title="Registration">
        <div class="flex flex-col gap-5 p-4">
          <ChoiceField
            label="For which tax are you registered?"
            value={form.kind}
            options={KINDS}
            onChoose={(kind) => put({ kind, rate: form.rate || (kind === 'gst' ? '18' : '') }, 'tax.kind')}
          />
          {form.kind === 'none' && <NoneFields saved={saved} />}
          {form.kind === 'gst' && <GstFields saved={saved} />}
          {form.kind === 'named' && <NamedFields saved={saved} />}
        </div>
      </Panel>
      {form.kind === 'gst' && (
        <Panel id="lut" title="Letter of undertaking">
          <LutFields saved={saved} today={today} />
        </Panel>
      )}
      <Panel id="letterhead" title="On your invoices">
        <div class="flex flex-col gap-4 p-4">
          <div class="grid gap-4 sm:grid-cols-2">
            <TextField
              label="Legal name"
              autoComplete="organization"
              value={form.legalName}
              maxLength={LIMITS.clientNameMax}
              onText={(legalName) => put({ legalName }, 'legalName')}
              {...at('legalName')}
              hint="As it is registered; empty uses your business name."
            />
            {hasPan && (
              <TextField
                label="PAN"
                value={form.pan}
                onText={(pan) => put({ pan }, 'pan')}
                {...at('pan')}
                hint="India: clients who deduct tax ask for it."
              />
            )}
          </div>
          <AddressFields
            address={form.address}
            at={at}
            onAddress={(patch, path) => put({ address: { ...form.address, ...patch } }, path)}
          />
        </div>
      </Panel>
    </FormFrame>
  );
}
