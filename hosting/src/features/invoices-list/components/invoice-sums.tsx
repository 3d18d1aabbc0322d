import { Money } from '@/components/money';
import type { Sum } from '../model';

/** What is shown adds up to this; currencies stand side by side. */
export function InvoiceSums({ sums }: { readonly sums: readonly Sum[] }) {
  if (sums.length === 0) return null;
  return (
    <dl class="flex flex-wrap gap-x-8 gap-y-2 border-b border-line bg-raised px-4 py-3 text-13">
      {sums.map(({ currency, totalMinor, balanceMinor }) => (
        <div key={currency} class="flex flex-wrap gap-x-4">
          <div class="flex gap-2">
            <dt class="text-soft">Invoiced</dt>
            <dd>
              <Money minor={totalMinor} currency={currency} class="font-semibold" />
            </dd>
          </div>
          <div class="flex gap-2">
            <dt class="text-soft">still open</dt>
            <dd>
              <Money minor={balanceMinor} currency={currency} class="font-semibold" />
            </dd>
          </div>
        </div>
      ))}
    </dl>
  );
}
