import { Button } from '@/components/button';
import { SelectField, TextField } from '@/components/field';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import { useToasts } from '@/components/toasts';
import type { Rates } from '@/lib/books';
import { currencyOptions } from '@/lib/currencies';
import { useSavedForm } from '@/lib/saved-form';
import { type RatesOf, saveRates } from '../actions';
import { askedOfRates, ratesFaults, ratesFormOf } from '../rates-form';

interface RatesPanelProps {
  readonly of: RatesOf;
  readonly rates: Rates | null;
  /** The room's own, which its rates are in; elsewhere where one begins. */
  readonly currency: string;
}

const HINTS: Readonly<Record<RatesOf['kind'], string>> = {
  usual: 'They hold for rooms in this currency where neither the room nor its client has its own.',
  client: 'They hold for this client’s rooms in this currency, unless a room has its own.',
  room: 'They go before the client’s and your usual ones.',
};

/** What an hour is billed at and costs. */
export function RatesPanel({ of, rates, currency }: RatesPanelProps) {
  const { say } = useToasts();
  const saved = useSavedForm({
    saved: ratesFormOf(rates, currency),
    faultsOf: ratesFaults,
    send: (form) => saveRates(of, askedOfRates(form)),
    onSaved: () => say('Saved. New time takes these rates; what is written keeps its own.'),
  });
  const { form, put, at } = saved;
  return (
    <Panel id={`rates-${of.kind}`} title="Hourly rates">
      <form
        noValidate
        class="flex flex-col gap-4 p-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (saved.isDirty && !saved.isBusy) void saved.save();
        }}
      >
        <div class="grid gap-4 sm:grid-cols-[repeat(auto-fit,minmax(9rem,1fr))]">
          <TextField
            label={`Billed, ${form.currency} an hour`}
            inputMode="decimal"
            value={form.bill}
            onText={(bill) => put({ bill }, 'billMinor')}
            {...at('billMinor')}
          />
          <TextField
            label={`Costs you, ${form.currency} an hour`}
            inputMode="decimal"
            value={form.cost}
            onText={(cost) => put({ cost }, 'costMinor')}
            {...at('costMinor')}
          />
          {of.kind !== 'room' && (
            <SelectField
              label="Currency"
              value={form.currency}
              options={currencyOptions(form.currency)}
              onChoose={(chosen) => put({ currency: chosen }, 'currency')}
              error={at('currency').error}
            />
          )}
        </div>
        <p class="text-13 text-faint">{HINTS[of.kind]} Leave one empty where it isn’t known. Old time never changes.</p>
        {saved.sentence && (
          <Notice tone="stop" isUrgent>
            {saved.sentence}
          </Notice>
        )}
        <div class="flex justify-end gap-2">
          {saved.isDirty && (
            <Button look="bare" onPress={saved.putBack} isDisabled={saved.isBusy}>
              Put back
            </Button>
          )}
          <Button
            look="primary"
            type="submit"
            isBusy={saved.isBusy}
            isDisabled={!saved.isDirty}
            reason="Nothing has changed."
          >
            Save rates
          </Button>
        </div>
      </form>
    </Panel>
  );
}
