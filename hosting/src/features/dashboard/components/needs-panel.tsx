import { Link } from 'wouter';
import { ChevronRightIcon } from '@/components/icons';
import { LampDot } from '@/components/lamp';
import { Money } from '@/components/money';
import { Panel } from '@/components/panel';
import type { Need } from '../model';

const SAID: Readonly<Record<Need['kind'], string>> = {
  claimed: 'reported as paid by UPI: look into your bank account',
  disputed: 'disputed by the payer’s bank: answer it at Stripe',
  unmatched: 'came in that doesn’t match: refund it or settle it',
  overpaid: 'over-paid: give it back, or keep it as your client’s credit',
};

/** What only the owner can settle, each one press away. */
export function NeedsPanel({ needs }: { readonly needs: readonly Need[] }) {
  if (needs.length === 0) return null;
  return (
    <Panel id="needs" title="Needs you" aside={<span class="figures">{needs.length}</span>}>
      <ul class="divide-y divide-line">
        {needs.map((need) => (
          <li key={`${need.kind}-${need.invoiceId}`}>
            <Link
              href={`/desk/rooms/${need.projectId}/invoices/${need.invoiceId}`}
              class="group grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-4 px-4 py-3 transition-colors hover:bg-raised focus-visible:outline-offset-[-2px]"
            >
              <LampDot tone={need.kind === 'disputed' ? 'stop' : 'warn'} class="m-1" />
              <span class="min-w-0 text-15">
                <Money minor={need.amountMinor} currency={need.currency} class="font-semibold" /> {SAID[need.kind]}
                <span class="block text-13 text-soft">
                  <span class="figures">{need.number}</span>, {need.clientName}
                </span>
              </span>
              <span class="text-faint group-hover:text-ink">
                <ChevronRightIcon size={16} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
