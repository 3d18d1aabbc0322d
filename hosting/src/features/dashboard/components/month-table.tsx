import { Link } from 'wouter';
import { Money } from '@/components/money';
import type { MonthOfMoney } from '@/domain/money-in';
import { sayMonth } from '../words';
import { expectedAddress, monthAddress } from './month-address';

interface MonthTableProps {
  readonly months: readonly MonthOfMoney[];
  readonly currency: string;
  readonly today: string;
}

/** The same months in words and figures, for whoever cannot or does not want to read bars. */
export function MonthTable({ months, currency, today }: MonthTableProps) {
  return (
    <details class="mt-auto border-t border-line">
      <summary class="touch-target flex items-center px-4 py-2 text-13 text-soft hover:text-ink">
        Show as a table
      </summary>
      <table class="w-full text-left text-13">
        <caption class="sr-only">Money in by month, in {currency}</caption>
        <thead class="text-faint">
          <tr class="border-b border-line">
            <th scope="col" class="px-4 py-2 font-medium">
              Month
            </th>
            <th scope="col" class="px-2 py-2 text-right font-medium">
              Received
            </th>
            <th scope="col" class="py-2 pr-4 pl-2 text-right font-medium">
              Expected
            </th>
          </tr>
        </thead>
        <tbody class="divide-y divide-line">
          {months.map((month) => (
            <tr key={month.month}>
              <th scope="row" class="px-4 py-2 font-normal whitespace-nowrap">
                {sayMonth(month.month, 'full')}
              </th>
              <td class="px-2 py-2 text-right">
                <Amount
                  minor={month.receivedMinor}
                  currency={currency}
                  href={monthAddress({ ...month, expectedMinor: 0 }, currency, today)}
                />
              </td>
              <td class="py-2 pr-4 pl-2 text-right">
                <Amount
                  minor={month.expectedMinor}
                  currency={currency}
                  href={expectedAddress(month.month, currency, today)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

interface AmountProps {
  readonly minor: number;
  readonly currency: string;
  readonly href: string;
}

/** Nothing is no figure, and leads nowhere. */
function Amount({ minor, currency, href }: AmountProps) {
  if (minor === 0) return <span class="text-faint">–</span>;
  return (
    <Link href={href} class="touch-target inline-flex items-center justify-end hover:underline">
      <Money minor={minor} currency={currency} />
    </Link>
  );
}
