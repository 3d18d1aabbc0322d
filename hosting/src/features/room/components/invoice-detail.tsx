import { formatMoney } from '@/domain/money';
import { sayDate } from '@/lib/dates';
import type { Invoice } from '../model';

const QUANTITY = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 3 });
const RATE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** What the amount is made of. */
export function InvoiceDetail({ invoice }: { readonly invoice: Invoice }) {
  const money = (minor: number) => formatMoney(minor, invoice.currency);
  const isPartly = invoice.paidMinor > 0 && invoice.paidMinor < invoice.totalMinor;
  return (
    <div class="border-t border-line bg-ground px-5 py-4 text-13">
      <table class="w-full">
        <caption class="sr-only">What invoice {invoice.number} is made of</caption>
        <thead class="sr-only">
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Amount</th>
          </tr>
        </thead>
        <tbody>
          {invoice.lines.map((line, index) => (
            <tr key={index} class="align-baseline">
              <td class="py-1 pr-4">
                {line.description}
                {line.quantityMilli !== 1000 && (
                  <span class="block text-12 text-faint">
                    <span class="figures">{QUANTITY.format(line.quantityMilli / 1000)}</span> ×{' '}
                    <span class="figures">{money(line.unitPriceMinor)}</span>
                  </span>
                )}
              </td>
              <td class="figures py-1 text-right whitespace-nowrap">{money(line.amountMinor)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot class="[&>tr:first-child>*]:pt-3">
          {invoice.tax && <SumRow word="Subtotal" amount={money(invoice.subtotalMinor)} />}
          {invoice.tax && (
            <SumRow
              word={`${invoice.tax.label} ${RATE.format(invoice.tax.rateBp / 100)} %`}
              amount={money(invoice.taxMinor)}
            />
          )}
          <SumRow word="Total" amount={money(invoice.totalMinor)} isStrong />
          {isPartly && <SumRow word="Paid so far" amount={money(invoice.paidMinor)} />}
          {isPartly && <SumRow word="Left to pay" amount={money(invoice.totalMinor - invoice.paidMinor)} isStrong />}
        </tfoot>
      </table>
      {invoice.note && <p class="mt-4 whitespace-pre-wrap text-soft">{invoice.note}</p>}
      <p class="mt-4 text-12 text-faint">
        Due {sayDate(invoice.dueOn, 'weekday')}, issued {sayDate(invoice.issuedOn)}
      </p>
    </div>
  );
}

interface SumRowProps {
  readonly word: string;
  readonly amount: string;
  readonly isStrong?: boolean;
}

function SumRow({ word, amount, isStrong = false }: SumRowProps) {
  return (
    <tr class={isStrong ? 'font-semibold text-ink' : 'text-soft'}>
      <th scope="row" class={`py-0.5 pr-4 text-left ${isStrong ? '' : 'font-normal'}`}>
        {word}
      </th>
      <td class="figures py-0.5 text-right whitespace-nowrap">{amount}</td>
    </tr>
  );
}
