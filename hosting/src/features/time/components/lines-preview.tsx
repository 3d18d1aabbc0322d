import { Money } from '@/components/money';
import { LIMITS } from '@/contract';
import { formatMoney } from '@/domain/money';
import type { BilledTime } from '@/domain/time-lines';

interface LinesPreviewProps {
  readonly billed: BilledTime;
  readonly currency: string;
  readonly isTooLong: boolean;
}

/** The lines an invoice will have, and what rounding hours does to their sum. */
export function LinesPreview({ billed, currency, isTooLong }: LinesPreviewProps) {
  const { lines, linesMinor, exactMinor } = billed;
  return (
    <div class="flex flex-col gap-3">
      <h3 class="caption text-soft">The draft’s lines</h3>
      {isTooLong && (
        <p class="text-13 text-stop">
          This makes {lines.length} lines, and an invoice holds {LIMITS.invoiceLinesMax}. Choose fewer entries or other
          lines.
        </p>
      )}
      <div class="overflow-x-auto rounded-control border border-line">
        <table class="w-full text-13">
          <thead>
            <tr class="border-b border-line text-left text-faint">
              <th scope="col" class="px-3 py-2 font-medium">
                Description
              </th>
              <th scope="col" class="px-3 py-2 text-right font-medium">
                Hours
              </th>
              <th scope="col" class="px-3 py-2 text-right font-medium max-sm:hidden">
                Rate
              </th>
              <th scope="col" class="px-3 py-2 text-right font-medium">
                Amount
              </th>
            </tr>
          </thead>
          <tbody class="divide-y divide-line">
            {lines.map((line) => (
              <tr key={`${line.unitPriceMinor} ${line.description}`}>
                <td class="min-w-32 px-3 py-2 text-15 break-words">{line.description}</td>
                <td class="figures px-3 py-2 text-right align-top">{(line.quantityMilli / 1000).toFixed(3)}</td>
                <td class="px-3 py-2 text-right align-top max-sm:hidden">
                  <Money minor={line.unitPriceMinor} currency={currency} />
                </td>
                <td class="px-3 py-2 text-right align-top">
                  <Money minor={line.amountMinor} currency={currency} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr class="border-t border-line">
              <th scope="row" class="px-3 py-2 text-left text-15 font-semibold" colSpan={2}>
                Before tax
              </th>
              <td class="max-sm:hidden" />
              <td class="px-3 py-2 text-right text-15 font-semibold">
                <Money minor={linesMinor} currency={currency} />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      <p class="text-13 text-faint">
        Hours are billed in thousandths, so that the lines’ hours add up.{' '}
        {linesMinor === exactMinor
          ? 'The sum is exact to the second.'
          : `To the second the time is worth ${formatMoney(exactMinor, currency)}: the lines come to ${formatMoney(Math.abs(linesMinor - exactMinor), currency)} ${linesMinor < exactMinor ? 'less' : 'more'}.`}
      </p>
    </div>
  );
}
