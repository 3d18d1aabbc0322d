import { AddressFields } from '@/components/address-fields';
import { CheckField, ChoiceField } from '@/components/choice-field';
import { TextField } from '@/components/field';
import { FormFrame } from '@/components/form-frame';
import { Panel } from '@/components/panel';
import { useToasts } from '@/components/toasts';
import { LIMITS } from '@/contract';
import { useToday } from '@/lib/clock';
import { useOwner } from '@/lib/owner';
import { type SavedForm, useSavedForm } from '@/lib/saved-form';
import { saveTax } from '../actions';
import { filledFrom, lutYear, type TaxForm, taxFaults, taxFormOf } from '../tax-form';
import { TaxEffects } from './tax-effects';

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
  return (
    <FormFrame form={saved} label="Tax" aside={<TaxEffects form={form} today={today} />}>
      <Panel id="registration" title="Registration">
        <div class="flex flex-col gap-5 p-5">
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
        <div class="flex flex-col gap-4 p-5">
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
            <TextField
              label="PAN"
              value={form.pan}
              onText={(pan) => put({ pan }, 'pan')}
              {...at('pan')}
              hint="India: clients who deduct tax ask for it."
            />
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

interface FieldsProps {
  readonly saved: SavedForm<TaxForm>;
}

function NoneFields({ saved: { form, put, at } }: FieldsProps) {
  return (
    <TextField
      label="Words on every invoice"
      value={form.words}
      maxLength={LIMITS.taxWordsMax}
      onText={(words) => put({ words }, 'tax.words')}
      {...at('tax.words')}
      hint="If your law wants a sentence where no tax is charged, such as “No VAT under § 19 UStG”."
    />
  );
}

function GstFields({ saved: { form, put, at } }: FieldsProps) {
  return (
    <div class="grid gap-4 sm:grid-cols-[minmax(0,1fr)_10rem]">
      <TextField
        label="GSTIN"
        value={form.gstin}
        onText={(gstin) =>
          put({ gstin, ...filledFrom(gstin, form) }, 'tax.gstin', 'address.region', 'address.country', 'pan')
        }
        {...at('tax.gstin')}
        hint="15 characters. The first two are your state."
      />
      <TextField
        label="Usual rate, %"
        inputMode="decimal"
        value={form.rate}
        onText={(rate) => put({ rate }, 'tax.rateBp')}
        {...at('tax.rateBp')}
        hint="New lines start with it."
      />
    </div>
  );
}

function NamedFields({ saved: { form, put, at } }: FieldsProps) {
  return (
    <div class="grid gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_10rem]">
      <TextField
        label="Name of the tax"
        placeholder="VAT"
        value={form.label}
        maxLength={LIMITS.taxLabelMax}
        onText={(label) => put({ label }, 'tax.label')}
        {...at('tax.label')}
        hint="As invoices print it."
      />
      <TextField
        label="Your tax number"
        value={form.number}
        maxLength={LIMITS.taxNumberMax}
        onText={(number) => put({ number }, 'tax.number')}
        {...at('tax.number')}
        hint="Printed as you write it."
      />
      <TextField
        label="Usual rate, %"
        inputMode="decimal"
        value={form.rate}
        onText={(rate) => put({ rate }, 'tax.rateBp')}
        {...at('tax.rateBp')}
        hint="New lines start with it."
      />
    </div>
  );
}

function LutFields({ saved: { form, put, at }, today }: FieldsProps & { readonly today: string }) {
  const begin = (hasLut: boolean) => {
    const isEmpty = form.lutFrom === '' && form.lutUntil === '';
    put({ hasLut, ...(hasLut && isEmpty ? lutYear(today) : {}) }, 'tax.lut.number');
  };
  return (
    <div class="flex flex-col gap-4 p-5">
      <CheckField
        label="I have a letter of undertaking (LUT)"
        isOn={form.hasLut}
        onChange={begin}
        hint="While it holds, work for clients abroad carries no IGST. It ends on 31 March and is filed anew each year."
      />
      {form.hasLut && (
        <div class="grid gap-4 sm:grid-cols-[minmax(0,1fr)_11rem_11rem]">
          <TextField
            label="Number (ARN)"
            value={form.lutNumber}
            maxLength={LIMITS.taxNumberMax}
            onText={(lutNumber) => put({ lutNumber }, 'tax.lut.number')}
            {...at('tax.lut.number')}
          />
          <TextField
            label="First day"
            type="date"
            value={form.lutFrom}
            onText={(lutFrom) => put({ lutFrom }, 'tax.lut.validFrom', 'tax.lut.validUntil')}
            {...at('tax.lut.validFrom')}
          />
          <TextField
            label="Last day"
            type="date"
            value={form.lutUntil}
            onText={(lutUntil) => put({ lutUntil }, 'tax.lut.validUntil')}
            {...at('tax.lut.validUntil')}
          />
        </div>
      )}
    </div>
  );
}
