import { useState } from 'react';
import { BooksHead } from '@/components/books-head';
import { TextField } from '@/components/field';
import { Panel } from '@/components/panel';
import type { Days } from '@/domain/fiscal-years';
import { useToday } from '@/lib/clock';
import { isInIndia } from '@/lib/in-india';
import { useOwner } from '@/lib/owner';
import { usePageTitle } from '@/lib/page-title';
import { daysOf, faultOf, fiscalYearsIn, PRESETS, type Preset, sayDays } from '../model';
import { TableRow } from './table-row';

/** Tables for the accountant, of any period. */
export function ExportsPage() {
  const { profile } = useOwner();
  const today = useToday(profile.timeZone);
  const [preset, setPreset] = useState<Preset>('month');
  const [own, setOwn] = useState<Days>(() => daysOf('own', today));
  const days = preset === 'own' ? own : daysOf(preset, today);
  const fault = faultOf(days);
  const isIndian = isInIndia(profile);
  usePageTitle('Exports');
  return (
    <div class="mx-auto flex w-full max-w-6xl flex-col gap-6 px-4 py-6 sm:px-8 sm:py-8">
      <BooksHead part="exports" title="Exports" sentence="Tables for your accountant, which any spreadsheet opens." />
      <Panel id="period" title="Period" aside={!fault && <span>{sayDays(days)}</span>}>
        <fieldset class="flex flex-wrap gap-2 p-4">
          <legend class="sr-only">Period</legend>
          {PRESETS.map(([value, word]) => (
            <label
              key={value}
              class="touch-target flex h-10 cursor-pointer items-center rounded-control border border-line px-3 text-15 transition-colors hover:border-faint has-checked:border-ink has-checked:bg-raised has-checked:font-medium has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-info"
            >
              <input
                type="radio"
                name="period"
                class="sr-only"
                value={value}
                checked={preset === value}
                onChange={() => setPreset(value)}
              />
              {word}
            </label>
          ))}
        </fieldset>
        {preset === 'own' && (
          <div class="grid gap-4 border-t border-line p-4 sm:grid-cols-2">
            <TextField
              label="First day"
              type="date"
              value={own.from}
              onText={(from) => setOwn((before) => ({ ...before, from }))}
            />
            <TextField
              label="Last day"
              type="date"
              value={own.to}
              error={fault ?? undefined}
              onText={(to) => setOwn((before) => ({ ...before, to }))}
            />
          </div>
        )}
      </Panel>
      <Panel id="tables" title="Tables">
        <ul class="divide-y divide-line">
          <TableRow kind="invoices" title="Invoices and credit notes" days={days} fault={fault}>
            {profile.tax.kind === 'gst'
              ? 'By the day they were issued, a row for each tax rate, shaped for GSTR-1: type, GSTIN, place of supply, taxable value, IGST, CGST, SGST, SAC.'
              : 'By the day they were issued, with number, client and amounts, a row for each tax rate where there is tax.'}
          </TableRow>
          <TableRow kind="payments" title="Payments" days={days} fault={fault}>
            Everything in your ledger by the day it was received: money, refunds
            {isIndian ? ', corrections and tax deducted at source.' : ' and corrections.'}
          </TableRow>
          {isIndian && (
            <TableRow kind="tds" title="Tax deducted at source" days={days} fault={fault}>
              Client by client: billed, paid, expected and deducted. Whole fiscal years
              {fault ? '' : `: ${fiscalYearsIn(days)}`}.
            </TableRow>
          )}
        </ul>
      </Panel>
    </div>
  );
}
