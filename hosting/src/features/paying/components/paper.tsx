import type { InvoiceLine } from '@/domain/invoice-parts';
import { formatMoney } from '@/domain/money';
import { sayDate } from '@/lib/dates';
import type { Invoice } from '../invoice';
import { NUMBER, sayRate, sumsOf } from '../sums';

/** What the amount is made of, what the law wants said, and what was settled. */
export function Paper({ invoice }: { readonly invoice: Invoice }) {
  return (
    <div class="text-13">
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
            <Line key={index} line={line} invoice={invoice} />
          ))}
        </tbody>
        <Sums invoice={invoice} />
      </table>
      {invoice.tax.endorsement && <p class="mt-4 text-soft">{invoice.tax.endorsement}</p>}
      {invoice.note && <p class="mt-4 whitespace-pre-wrap text-soft">{invoice.note}</p>}
      {invoice.terms && <p class="mt-4 text-12 whitespace-pre-wrap text-soft">{invoice.terms}</p>}
      <p class="mt-4 text-12 text-faint">
        Due {sayDate(invoice.dueOn, 'paper')}, issued {sayDate(invoice.issuedOn, 'paper')}
      </p>
    </div>
  );
}

function Line({ line, invoice }: { readonly line: InvoiceLine; readonly invoice: Invoice }) {
  const { currency, lines, tax } = invoice;
  const isTaxedUnlike = tax.rows.length > 0 && lines.some((other) => other.rateBp !== line.rateBp);
  const facts = [
    line.sac && `SAC ${line.sac}`,
    isTaxedUnlike && `taxed at ${sayRate(line.rateBp)}`,
    line.discount && `${ofDiscount(line, currency)} off`,
  ].filter((fact) => typeof fact === 'string' && fact !== '');
  return (
    <tr class="align-baseline">
      <td class="py-1 pr-4">
        {line.description}
        {line.quantityMilli !== 1000 && (
          <span class="block text-12 text-faint">
            <span class="figures">{NUMBER.format(line.quantityMilli / 1000)}</span> ×{' '}
            <span class="figures">{formatMoney(line.unitPriceMinor, currency)}</span>
          </span>
        )}
        {facts.length > 0 && <span class="block text-12 text-faint">{facts.join(', ')}</span>}
      </td>
      <td class="figures py-1 text-right whitespace-nowrap">{formatMoney(line.amountMinor, currency)}</td>
    </tr>
  );
}

function ofDiscount({ discount }: InvoiceLine, currency: string): string {
  if (discount?.rateBp != null) return sayRate(discount.rateBp);
  return formatMoney(discount?.amountMinor ?? 0, currency);
}

function Sums({ invoice }: { readonly invoice: Invoice }) {
  return (
    <tfoot class="[&>tr:first-child>*]:pt-3">
      {sumsOf(invoice).map(({ word, minor, isStrong = false }) => (
        <tr key={word} class={isStrong ? 'font-semibold text-ink' : 'text-soft'}>
          <th scope="row" class={`py-0.5 pr-4 text-left ${isStrong ? '' : 'font-normal'}`}>
            {word}
          </th>
          <td class="figures py-0.5 text-right whitespace-nowrap">{formatMoney(minor, invoice.currency)}</td>
        </tr>
      ))}
    </tfoot>
  );
}
