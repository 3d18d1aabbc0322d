import { Money } from '@/components/money';
import type { Sum } from '../model';

/** What is shown adds up to this; currencies stand side by side. */
export function InvoiceSums({ sums }: { readonly sums: readonly Sum[] }) {
  if (sums.length === 0) return null;
  return (
    <ul
      aria-label="Sums"
      class="flex flex-wrap gap-x-8 gap-y-2 border-b border-line bg-raised px-4 py-3 text-13 text-soft"
    >
      {sums.map(({ currency, totalMinor, balanceMinor }) => (
        <li key={currency}>
          Invoiced <Money minor={totalMinor} currency={currency} class="font-semibold text-ink" />, still open{' '}
          <Money minor={balanceMinor} currency={currency} class="font-semibold text-ink" />
        </li>
      ))}
    </ul>
  );
}
