import type { ComponentChildren } from 'preact';
import { LampDot, type Tone } from '@/components/lamp';
import { Money } from '@/components/money';
import { Skeleton } from '@/components/skeleton';
import { formatMoney } from '@/domain/money';
import { useOwner } from '@/lib/owner';
import { type Due, isLate, outstanding, overdue, type Received, received, type Sums, unapplied } from '../model';

interface FiguresProps {
  readonly dues: readonly Due[] | undefined;
  readonly payments: readonly Received[] | undefined;
  readonly today: string;
}

/** The three sums a freelancer looks for first. Currencies stand side by side and are never added. */
export function Figures({ dues, payments, today }: FiguresProps) {
  const month = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.parse(today));
  const late = dues?.filter(isLate).length ?? 0;
  const open = dues?.length ?? 0;
  const money = payments?.filter(({ kind }) => kind === 'payment' || kind === 'unapplied').length ?? 0;
  const stray = payments && unapplied(payments);
  return (
    <section aria-label="Money" class="@container rounded-panel border border-line bg-panel">
      <div class="grid divide-line @max-2xl:divide-y @2xl:grid-cols-3 @2xl:divide-x">
        <Figure title="Outstanding" sums={dues && outstanding(dues)}>
          {open === 0 ? 'Nothing is waiting to be paid' : `In ${count(open, 'invoice')}`}
        </Figure>
        <Figure
          title="Overdue"
          sums={dues && overdue(dues)}
          tone={late > 0 ? 'stop' : undefined}
          word={late > 0 ? 'text-stop' : ''}
        >
          {late === 0 ? 'Nothing is late' : `${count(late, 'invoice')} past the due day`}
        </Figure>
        <Figure title={`Received in ${month}`} sums={payments && received(payments)}>
          {stray && stray.size > 0
            ? `${[...stray].map(([currency, minor]) => formatMoney(minor, currency)).join(' and ')} not matched to an invoice`
            : money > 0
              ? `In ${count(money, 'payment')}`
              : 'No payment yet this month'}
        </Figure>
      </div>
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
    <div class="grid min-w-0 grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 gap-y-0.5 px-5 py-4 @2xl:grid-cols-1 @2xl:content-start @2xl:gap-y-1">
      <h2 class="caption flex items-center gap-2.5 text-soft">
        {title}
        {tone && <LampDot tone={tone} class="m-1" />}
      </h2>
      <div class="row-span-2 self-center text-right @2xl:row-span-1 @2xl:text-left">
        {shown === undefined && <Skeleton class="my-1 h-5 w-28 max-w-full @2xl:h-7 @2xl:w-36" />}
        {shown?.map(([currency, minor]) => (
          <p key={currency} class={`text-17 font-semibold @2xl:text-22 ${minor === 0 ? 'text-faint' : word}`}>
            <Money minor={minor} currency={currency} />
          </p>
        ))}
      </div>
      <p class="text-13 text-faint">{sums === undefined ? <Skeleton class="h-4 w-24" /> : children}</p>
    </div>
  );
}
