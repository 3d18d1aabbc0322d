import type { ComponentChildren } from 'preact';
import { LampDot, type Tone } from '@/components/lamp';
import { Money } from '@/components/money';
import { Skeleton } from '@/components/skeleton';
import { formatMoney } from '@/domain/money';
import { useOwner } from '@/lib/owner';
import {
  outstanding,
  overdue,
  overdueCount,
  type ProjectFacts,
  type Received,
  received,
  type Sums,
  unapplied,
} from '../model';

interface FiguresProps {
  readonly projects: readonly ProjectFacts[] | undefined;
  readonly payments: readonly Received[] | undefined;
  readonly today: string;
}

/** The three sums a freelancer looks for first. Currencies stand side by side and are never added. */
export function Figures({ projects, payments, today }: FiguresProps) {
  const month = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.parse(today));
  const late = projects ? overdueCount(projects, today) : 0;
  const open = projects?.reduce((count, project) => count + project.dues.length, 0) ?? 0;
  const stray = payments && unapplied(payments);
  return (
    <section
      aria-label="Money"
      class="grid divide-line rounded-panel border border-line bg-panel max-sm:divide-y sm:grid-cols-3 sm:divide-x"
    >
      <Figure title="Outstanding" sums={projects && outstanding(projects)}>
        {open === 0 ? 'Nothing is waiting to be paid' : `In ${count(open, 'invoice')}`}
      </Figure>
      <Figure
        title="Overdue"
        sums={projects && overdue(projects, today)}
        tone={late > 0 ? 'stop' : undefined}
        word={late > 0 ? 'text-stop' : ''}
      >
        {late === 0 ? 'Nothing is late' : `${count(late, 'invoice')} past the due day`}
      </Figure>
      <Figure title={`Received in ${month}`} sums={payments && received(payments)}>
        {stray && stray.size > 0
          ? `${[...stray].map(([currency, minor]) => formatMoney(minor, currency)).join(' and ')} not matched to an invoice`
          : payments?.length
            ? `In ${count(payments.length, 'payment')}`
            : 'No payment yet this month'}
      </Figure>
    </section>
  );
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

interface FigureProps {
  readonly title: string;
  readonly sums: Sums | undefined;
  readonly tone?: Tone | undefined;
  readonly word?: string;
  readonly children: ComponentChildren;
}

function Figure({ title, sums, tone, word = '', children }: FigureProps) {
  const { profile } = useOwner();
  const shown = sums && (sums.size > 0 ? [...sums] : [[profile.currency, 0] as const]);
  return (
    <div class="flex min-w-0 flex-col gap-1 px-5 py-4">
      <h2 class="caption flex items-center gap-2.5 text-soft">
        {tone && <LampDot tone={tone} class="m-1" />}
        {title}
      </h2>
      {shown === undefined && <Skeleton class="my-1 h-7 w-36 max-w-full" />}
      {shown?.map(([currency, minor]) => (
        <p key={currency} class={`text-22 font-semibold ${minor === 0 ? 'text-faint' : word}`}>
          <Money minor={minor} currency={currency} />
        </p>
      ))}
      <p class="text-13 text-faint">{sums === undefined ? <Skeleton class="h-4 w-24" /> : children}</p>
    </div>
  );
}
