import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { Money } from '@/components/money';
import { formatMoney } from '@/domain/money';
import type { MonthOfMoney } from '@/domain/money-in';
import { sayMonth } from '../words';
import { monthAddress } from './month-address';

interface MonthBarsProps {
  readonly months: readonly MonthOfMoney[];
  readonly currency: string;
  readonly today: string;
}

const HEIGHT = 144;

/** A bar for each month, filled by what came and outlined by what is expected; each opens the list behind it. */
export function MonthBars({ months, currency, today }: MonthBarsProps) {
  const [looked, setLooked] = useState<string | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const most = Math.max(1, ...months.map((month) => Math.max(month.receivedMinor, 0) + month.expectedMinor));
  const now = today.slice(0, 7);
  const told = months.find(({ month }) => month === (looked ?? now));
  useEffect(() => {
    // Where the months do not fit, this one is in sight first.
    const here = scroller.current?.querySelector<HTMLElement>('[aria-current]');
    if (here && scroller.current) scroller.current.scrollLeft = here.offsetLeft - scroller.current.clientWidth * 0.6;
  }, [now]);
  return (
    <figure class="m-0">
      {told && <Told month={told} now={now} currency={currency} />}
      <div class="relative">
        {most > 1 && <Scale most={most} currency={currency} />}
        <div ref={scroller} class="relative overflow-x-auto px-4 pt-7 pb-1">
          <ol class="flex items-end gap-1">
            {months.map((month) => (
              <li key={month.month} class="min-w-6 flex-1 pointer-coarse:min-w-11">
                <Link
                  href={monthAddress(month, currency, today)}
                  aria-label={sayMonthOfMoney(month, currency)}
                  aria-current={month.month === now ? 'date' : undefined}
                  class="group flex flex-col items-stretch rounded-small focus-visible:outline-offset-[-2px]"
                  onPointerEnter={() => setLooked(month.month)}
                  onPointerLeave={() => setLooked(null)}
                  onFocus={() => setLooked(month.month)}
                  onBlur={() => setLooked(null)}
                >
                  <Bar month={month} most={most} />
                  <span
                    class={`pt-1 text-center text-11 ${month.month === now ? 'font-semibold text-ink' : 'text-faint'}`}
                  >
                    {sayMonth(month.month, 'short')}
                  </span>
                </Link>
              </li>
            ))}
          </ol>
        </div>
      </div>
    </figure>
  );
}

/** What the looked-at month brought, and with it what the two kinds of bar mean. */
function Told({
  month,
  now,
  currency,
}: {
  readonly month: MonthOfMoney;
  readonly now: string;
  readonly currency: string;
}) {
  return (
    <figcaption class="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 pt-3 text-13 text-soft">
      <span class="font-semibold text-ink">{sayMonth(month.month, 'full')}</span>
      <span>
        <span aria-hidden="true" class="mr-2 inline-block size-2.5 bg-go" />
        <Money minor={month.receivedMinor} currency={currency} class="text-ink" /> received
      </span>
      {(month.month >= now || month.expectedMinor > 0) && (
        <span>
          <span aria-hidden="true" class="mr-2 inline-block size-2.5 border border-dashed border-info" />
          <Money minor={month.expectedMinor} currency={currency} class="text-ink" /> expected
        </span>
      )}
    </figcaption>
  );
}

/** How much the highest bar is; it stays where it is while the months are scrolled. */
function Scale({ most, currency }: { readonly most: number; readonly currency: string }) {
  return (
    <p
      aria-hidden="true"
      class="figures pointer-events-none absolute inset-x-4 top-0 flex h-8 items-end justify-end border-b border-dashed border-line pb-0.5 text-11 text-faint"
    >
      {formatMoney(most, currency)}
    </p>
  );
}

function Bar({ month, most }: { readonly month: MonthOfMoney; readonly most: number }) {
  const received = heightOf(month.receivedMinor, most);
  const expected = heightOf(month.expectedMinor, most);
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 10 ${HEIGHT}`}
      preserveAspectRatio="none"
      class="h-36 w-full group-hover:bg-raised"
    >
      <line x1="0" x2="10" y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} class="stroke-line" vector-effect="non-scaling-stroke" />
      <rect x="1" width="8" y={HEIGHT - received} height={received} class="fill-go" />
      {expected > 0 && (
        <rect
          x="1"
          width="8"
          y={HEIGHT - received - expected + 1}
          height={Math.max(expected - 1, 1)}
          class="fill-transparent stroke-info"
          stroke-dasharray="3 2"
          vector-effect="non-scaling-stroke"
        />
      )}
    </svg>
  );
}

/** So small an amount that it would draw nothing is still something. */
function heightOf(minor: number, most: number): number {
  return minor <= 0 ? 0 : Math.max((minor / most) * (HEIGHT - 4), 2);
}

function sayMonthOfMoney({ month, receivedMinor, expectedMinor }: MonthOfMoney, currency: string): string {
  const parts = [`${formatMoney(receivedMinor, currency)} received`];
  if (expectedMinor > 0) parts.push(`${formatMoney(expectedMinor, currency)} expected`);
  return `${sayMonth(month, 'full')}: ${parts.join(', ')}`;
}
