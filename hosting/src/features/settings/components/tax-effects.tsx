import type { ComponentChildren } from 'preact';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import { compact, gstinFault } from '@/domain/identifiers';
import { sayState } from '@/domain/indian-states';
import { sayDate } from '@/lib/dates';
import { lutStanding, type TaxForm } from '../tax-form';

interface TaxEffectsProps {
  readonly form: TaxForm;
  readonly today: string;
}

/** What the registration comes to on invoices, in words. */
export function TaxEffects({ form, today }: TaxEffectsProps) {
  return (
    <>
      <Panel id="effects" title="What invoices will charge">
        <dl class="divide-y divide-line">
          {form.kind === 'none' && <Effect who="Everybody">No tax.</Effect>}
          {form.kind === 'named' && (
            <>
              <Effect who="Everybody">
                {form.label.trim() || 'The tax'} {form.rate ? `at ${form.rate} %` : ''}, or another rate you set on a
                line.
              </Effect>
              <Effect who="Exempt clients">None; the words on the client’s page say why.</Effect>
            </>
          )}
          {form.kind === 'gst' && <GstEffects form={form} today={today} />}
        </dl>
      </Panel>
      {lutStanding(form, today) === 'ended' && (
        <Notice tone="warn">
          This LUT ended on {sayDate(form.lutUntil, 'short', today)}. Exports carry IGST until you enter the new one.
        </Notice>
      )}
      {lutStanding(form, today) === 'to-come' && (
        <Notice tone="info">This LUT begins on {sayDate(form.lutFrom, 'short', today)}.</Notice>
      )}
    </>
  );
}

function GstEffects({ form, today }: TaxEffectsProps) {
  const gstin = compact(form.gstin);
  const home = gstinFault(gstin) === null ? sayState(gstin.slice(0, 2)) : 'your state';
  const isCovered = lutStanding(form, today) === 'covers';
  return (
    <>
      <Effect who={`Clients in ${home}`}>CGST and SGST, half the rate each.</Effect>
      <Effect who="Other states">IGST.</Effect>
      <Effect who="Abroad">{isCovered ? 'No tax, under your LUT.' : 'IGST, because no LUT covers today.'}</Effect>
      <Effect who="Special Economic Zones">
        {isCovered ? 'No tax where the client takes it under LUT, else IGST.' : 'IGST, because no LUT covers today.'}
      </Effect>
    </>
  );
}

function Effect({ who, children }: { readonly who: string; readonly children: ComponentChildren }) {
  return (
    <div class="flex flex-col px-4 py-3">
      <dt class="text-13 text-faint">{who}</dt>
      <dd class="text-15">{children}</dd>
    </div>
  );
}
