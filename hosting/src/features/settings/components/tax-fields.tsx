import { CheckField } from '@/components/choice-field';
import { TextField } from '@/components/field';
import { LIMITS } from '@/contract';
import type { SavedForm } from '@/lib/saved-form';
import { filledFrom, lutYear, type TaxForm } from '../tax-form';

interface FieldsProps {
  readonly saved: SavedForm<TaxForm>;
}

/** What an invoice says where no tax is charged. */
export function NoneFields({ saved: { form, put, at } }: FieldsProps) {
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

/** The registration under India's goods and services tax; its number fills in state and PAN. */
export function GstFields({ saved: { form, put, at } }: FieldsProps) {
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

/** A tax by the name and rate it has elsewhere. */
export function NamedFields({ saved: { form, put, at } }: FieldsProps) {
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

/** The letter of undertaking, from April to March. */
export function LutFields({ saved: { form, put, at }, today }: FieldsProps & { readonly today: string }) {
  const begin = (hasLut: boolean) => {
    const isEmpty = form.lutFrom === '' && form.lutUntil === '';
    put({ hasLut, ...(hasLut && isEmpty ? lutYear(today) : {}) }, 'tax.lut.number');
  };
  return (
    <div class="flex flex-col gap-4 p-4">
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
