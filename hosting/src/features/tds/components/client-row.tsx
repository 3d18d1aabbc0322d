import type { ComponentChildren } from 'preact';
import { Link } from 'wouter';
import { Lamp } from '@/components/lamp';
import { Money } from '@/components/money';
import { ProgressBar } from '@/components/progress-bar';
import { formatMoney } from '@/domain/money';
import { payerWords, standingOf, type TdsRow, thresholdPercent } from '../model';
import { CertificateCell } from './certificate-cell';

const COLUMNS =
  '@4xl:grid-cols-[minmax(10rem,1.5fr)_minmax(6rem,1fr)_minmax(9rem,1.3fr)_minmax(6.5rem,1fr)_minmax(8rem,1fr)_minmax(9rem,1.3fr)] @4xl:gap-4';

/** Says once, where rows are wide enough for columns, what stands in them. */
export function RowHeads() {
  const heads = ['Client', 'Billed', 'Paid, to the threshold', 'Expected', 'Deducted', 'Certificate'];
  return (
    <div aria-hidden="true" class={`hidden border-b border-line px-4 py-2 text-12 text-faint @4xl:grid ${COLUMNS}`}>
      {heads.map((head) => (
        <span key={head}>{head}</span>
      ))}
    </div>
  );
}

interface ClientRowProps {
  readonly row: TdsRow;
  readonly year: number;
}

/** One client in the fiscal year. */
export function ClientRow({ row, year }: ClientRowProps) {
  const standing = standingOf(row);
  return (
    <li class={`grid items-start gap-x-8 gap-y-4 px-4 py-4 @xl:grid-cols-2 ${COLUMNS}`}>
      <div class="col-span-full min-w-0 @4xl:col-span-1">
        <Link
          href={`/desk/clients/${row.clientId}`}
          class="touch-target inline-flex max-w-full items-center rounded-small text-15 font-medium hover:underline"
        >
          <span class="line-clamp-2">{row.clientName || 'A client who is gone'}</span>
        </Link>
        <p class="text-13 text-pretty text-faint">{payerWords(row)}</p>
        {row.duty === 'unknown' && (
          <p class="text-13 text-pretty text-warn">
            Counted as if they must deduct.{' '}
            <Link href={`/desk/clients/${row.clientId}/details`} class="underline">
              Say who pays
            </Link>
          </p>
        )}
      </div>
      <dl class="contents">
        <Cell head="Billed">
          <Money minor={row.billedMinor} currency="INR" />
        </Cell>
        <Cell head="Paid, to the threshold">
          <Threshold row={row} />
        </Cell>
        <Cell head="Expected">
          <Money minor={row.expectedMinor} currency="INR" />
        </Cell>
        <Cell head="Deducted">
          <Money minor={row.deductedMinor} currency="INR" class="block" />
          <Lamp tone={standing.tone} word={standing.word} class="mt-1" />
        </Cell>
        <Cell head="Certificate">
          <CertificateCell row={row} year={year} />
        </Cell>
      </dl>
    </li>
  );
}

function Threshold({ row }: { readonly row: TdsRow }) {
  const limit = formatMoney(row.thresholdMinor, 'INR').replace('.00', '');
  return (
    <div class="flex flex-col gap-1.5">
      <Money minor={row.paidMinor} currency="INR" />
      <ProgressBar
        value={thresholdPercent(row)}
        tone={row.duty === 'does-not' ? 'idle' : row.isExceeded ? 'warn' : 'info'}
        label={`${row.clientName}: paid towards the threshold`}
      />
      <span class="text-12 text-faint">{row.isExceeded ? `Above ${limit}` : `of ${limit}`}</span>
    </div>
  );
}

/** A fact with its name beside it, or under the column's head where there are columns. */
function Cell({ head, children }: { readonly head: string; readonly children: ComponentChildren }) {
  return (
    <div class="flex min-w-0 items-start justify-between gap-4 text-15 @4xl:block">
      <dt class="shrink-0 text-13 text-faint @4xl:sr-only">{head}</dt>
      <dd class="min-w-0 text-right max-@4xl:w-1/2 @4xl:text-left">{children}</dd>
    </div>
  );
}
