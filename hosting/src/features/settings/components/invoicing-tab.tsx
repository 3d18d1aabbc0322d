import { ChoiceField } from '@/components/choice-field';
import { TextAreaField, TextField } from '@/components/field';
import { FormFrame } from '@/components/form-frame';
import { Panel } from '@/components/panel';
import { useToasts } from '@/components/toasts';
import { LIMITS } from '@/contract';
import { useToday } from '@/lib/clock';
import { useOwner } from '@/lib/owner';
import { useSavedForm } from '@/lib/saved-form';
import { saveInvoicing } from '../actions';
import { invoicingFaults, invoicingFormOf } from '../invoicing-form';
import { LadderEditor } from './ladder-editor';
import { NumberPreview } from './number-preview';

const YEARS = [
  { value: 'calendar', word: 'January to December', hint: 'INV-2026-001' },
  { value: 'april', word: 'April to March', hint: 'INV-26-27-001, India’s fiscal year' },
] as const;

/** How invoices are written, numbered and followed up. */
export function InvoicingTab() {
  const { profile } = useOwner();
  const today = useToday(profile.timeZone);
  const { say } = useToasts();
  const saved = useSavedForm({
    saved: invoicingFormOf(profile),
    faultsOf: (form) => invoicingFaults(form, today),
    send: saveInvoicing,
    onSaved: () => say('Saved. It holds for what you issue from now on; reminders follow at once.'),
  });
  const { form, put, at } = saved;
  return (
    <FormFrame form={saved} label="Invoicing" aside={<NumberPreview form={form} today={today} />}>
      <Panel id="terms" title="Terms">
        <div class="flex flex-col gap-4 p-4">
          <TextField
            label="Payment within, days"
            inputMode="numeric"
            value={form.paymentDays}
            onText={(paymentDays) => put({ paymentDays: paymentDays.trim() }, 'paymentDays')}
            {...at('paymentDays')}
            hint="What a new invoice’s due day starts with."
            class="max-w-48"
          />
          <TextAreaField
            label="Terms printed on every invoice"
            value={form.terms}
            rows={4}
            maxLength={LIMITS.termsMax}
            onText={(terms) => put({ terms }, 'terms')}
            error={at('terms').error}
            hint="Such as late fees, or who owns the work until it is paid."
          />
        </div>
      </Panel>
      <Panel id="numbers" title="Numbers">
        <div class="flex flex-col gap-5 p-4">
          <ChoiceField
            label="A series begins anew each"
            value={form.year}
            options={YEARS}
            onChoose={(year) => put({ year }, 'numbering.prefix', 'numbering.creditPrefix')}
            class="sm:grid-cols-2"
          />
          <div class="grid gap-4 sm:grid-cols-2">
            <TextField
              label="Prefix of invoices"
              value={form.prefix}
              onText={(prefix) => put({ prefix }, 'numbering.prefix', 'numbering.creditPrefix')}
              {...at('numbering.prefix')}
              hint="Letters, digits, hyphens and slashes."
            />
            <TextField
              label="Prefix of credit notes"
              value={form.creditPrefix}
              onText={(creditPrefix) => put({ creditPrefix }, 'numbering.creditPrefix')}
              {...at('numbering.creditPrefix')}
              hint="Credit notes have a series of their own."
            />
          </div>
        </div>
      </Panel>
      <Panel id="reminders" title="Reminders">
        <LadderEditor
          isOn={form.isOn}
          offsets={form.offsets}
          onLadder={(ladder) => put(ladder, 'reminders.offsets')}
          error={at('reminders.offsets').error}
        />
      </Panel>
    </FormFrame>
  );
}
