import { Money } from '@/components/money';
import type { Sum } from '../model';

/** What is open of the invoices shown, of how much, and what of it is late; currencies stand side by side. */
export function InvoiceSums({ sums }: { readonly sums: readonly Sum[] }) {
  if (sums.length === 0) return null;
  return (
    <ul
      aria-label="Sums"
      class="flex flex-wrap gap-x-8 gap-y-2 border-b border-line bg-raised px-4 py-3 text-13 text-soft"
    >
      {sums.map(({ currency, totalMinor, openMinor, lateMinor }) => (
        <li key={currency}>
          Open <Money minor={openMinor} currency={currency} class="font-semibold text-ink" />
          {openMinor < totalMinor && (
            <>
              {' '}
              of <Money minor={totalMinor} currency={currency} /> invoiced
            </>
          )}
          {lateMinor > 0 && (
            <>
              , overdue <Money minor={lateMinor} currency={currency} class="font-semibold text-ink" />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
