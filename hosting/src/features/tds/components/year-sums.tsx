import type { ComponentChildren } from 'preact';
import { LampDot, type Tone } from '@/components/lamp';
import { Money } from '@/components/money';
import { Skeleton } from '@/components/skeleton';
import { formatMoney } from '@/domain/money';
import { sumsOf, type TdsRow } from '../model';

/** The year in three figures. */
export function YearSums({ rows }: { readonly rows: readonly TdsRow[] | undefined }) {
  const sums = rows && sumsOf(rows);
  const short = sums ? sums.expectedMinor - sums.deductedMinor : 0;
  const missing = sums?.missingCertificates ?? 0;
  return (
    <section aria-label="The year" class="@container rounded-panel border border-line bg-panel">
      <dl class="grid divide-line @max-xl:divide-y @xl:grid-cols-3 @xl:divide-x">
        <Figure title="Expected" note="By what was paid so far">
          {sums && <Money minor={sums.expectedMinor} currency="INR" />}
        </Figure>
        <Figure
          title="Deducted"
          note={short > 0 ? `${formatMoney(short, 'INR')} less than expected` : 'Nothing is missing'}
          tone={short > 0 ? 'warn' : undefined}
        >
          {sums && <Money minor={sums.deductedMinor} currency="INR" />}
        </Figure>
        <Figure
          title="Certificates missing"
          note={missing > 0 ? 'You need each to get the tax back' : 'Every deduction is proven'}
          tone={missing > 0 ? 'warn' : undefined}
        >
          {sums && <span class="figures">{missing}</span>}
        </Figure>
      </dl>
    </section>
  );
}

interface FigureProps {
  readonly title: string;
  readonly note: string;
  readonly tone?: Tone | undefined;
  /** Nothing while it is counted. */
  readonly children: ComponentChildren;
}

function Figure({ title, note, tone, children }: FigureProps) {
  return (
    <div class="flex min-w-0 flex-col gap-1 p-4">
      <dt class="caption text-soft">{title}</dt>
      <dd class="text-22 font-medium">{children ?? <Skeleton class="my-1 h-6 w-32" />}</dd>
      <dd class="flex items-center gap-2 text-13 text-faint">
        {children && (
          <>
            {tone && <LampDot tone={tone} class="m-1" />}
            {note}
          </>
        )}
      </dd>
    </div>
  );
}
