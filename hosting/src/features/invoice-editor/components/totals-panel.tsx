import type { ComponentChildren } from 'preact';
import { Money } from '@/components/money';
import { Panel } from '@/components/panel';
import type { DraftSums } from '@/domain/invoice-totals';
import { exponentOf } from '@/domain/money';
import type { DraftForm, Problems } from '../draft';
import { plainDecimal } from '../figures';
import { ShareField } from './share-field';

interface TotalsPanelProps {
  readonly form: DraftForm;
  readonly sums: DraftSums;
  readonly problems: Problems;
  readonly onForm: (form: DraftForm) => void;
}

/** What the lines come to, live, with the tax and why it is that tax. */
export function TotalsPanel({ form, sums, problems, onForm }: TotalsPanelProps) {
  const { currency } = form;
  const error = problems.discount ?? problems['discount.rateBp'] ?? problems['discount.amountMinor'];
  return (
    <Panel id="totals" title="Total" class="@container">
      <div class="grid gap-x-10 gap-y-5 p-4 @2xl:grid-cols-2">
        <div class="flex flex-col gap-4">
          <ShareField
            label="Discount on everything"
            share={form.discount}
            currency={currency}
            onShare={(discount) => onForm({ ...form, discount })}
            error={error}
            class="max-w-64"
          />
          {exponentOf(currency) > 0 && (
            <label class="touch-target flex items-center gap-2.5 text-13 font-medium text-soft">
              <input
                type="checkbox"
                class="size-4 accent-current"
                checked={form.roundOff}
                onChange={(event) => onForm({ ...form, roundOff: event.currentTarget.checked })}
              />
              Round the total to whole {currency}
            </label>
          )}
        </div>
        <div class="flex flex-col gap-3">
          <dl class="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1.5 text-15 text-soft">
            {sums.discountMinor > 0 && (
              <>
                <Row word="Before discounts" minor={sums.linesMinor} currency={currency} />
                <Row word="Discounts" minor={-sums.discountMinor} currency={currency} />
              </>
            )}
            {(sums.tax.rows.length > 0 || sums.roundOffMinor !== 0) && (
              <Row
                word={sums.tax.rows.length > 0 ? 'Taxable value' : 'Subtotal'}
                minor={sums.subtotalMinor}
                currency={currency}
              />
            )}
            {sums.tax.rows.map((row) => (
              <Row
                key={`${row.name}-${row.rateBp}`}
                word={
                  <>
                    {row.name} {plainDecimal(row.rateBp, 2)} %
                    {sums.tax.rows.length > 1 && row.taxableMinor !== sums.subtotalMinor && (
                      <span class="text-13 text-faint">
                        {' '}
                        of <Money minor={row.taxableMinor} currency={currency} />
                      </span>
                    )}
                  </>
                }
                minor={row.amountMinor}
                currency={currency}
              />
            ))}
            {sums.roundOffMinor !== 0 && <Row word="Round-off" minor={sums.roundOffMinor} currency={currency} />}
            <Row
              word={<span class="text-17 font-semibold text-ink">Total</span>}
              minor={sums.totalMinor}
              currency={currency}
              isStrong
            />
          </dl>
          <p id="why-tax" class="text-13 text-pretty text-faint">
            {sums.tax.reason}.
          </p>
        </div>
      </div>
    </Panel>
  );
}

interface RowProps {
  readonly word: ComponentChildren;
  readonly minor: number;
  readonly currency: string;
  readonly isStrong?: boolean;
}

function Row({ word, minor, currency, isStrong = false }: RowProps) {
  return (
    <>
      <dt>{word}</dt>
      <dd class={`text-right ${isStrong ? 'text-17 font-semibold text-ink' : ''}`}>
        <Money minor={minor} currency={currency} />
      </dd>
    </>
  );
}
