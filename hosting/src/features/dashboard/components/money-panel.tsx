import { useMemo } from 'react';
import { EmptyState } from '@/components/empty-state';
import { Panel } from '@/components/panel';
import { Skeleton } from '@/components/skeleton';
import type { Here } from '@/domain/desk-lists';
import type { Directory } from '@/domain/directory';
import { formatMoney } from '@/domain/money';
import { currenciesOfMoney, moneyByMonth } from '@/domain/money-in';
import { MonthBars } from './month-bars';
import { MonthTable } from './month-table';

interface MoneyPanelProps {
  readonly directory: Directory | undefined;
  readonly here: Here;
  /** As the address asks; null for the one with the most lines. */
  readonly currency: string | null;
  readonly onCurrency: (currency: string) => void;
}

/** Money in by month, and what is expected; one currency at a time. */
export function MoneyPanel({ directory, here, currency, onCurrency }: MoneyPanelProps) {
  const currencies = useMemo(() => directory && currenciesOfMoney(directory), [directory]);
  const shown = currencies?.find((each) => each === currency) ?? currencies?.[0];
  const money = useMemo(
    () => (directory && shown ? moneyByMonth(directory, shown, here.today) : undefined),
    [directory, shown, here.today],
  );
  return (
    <Panel
      id="money"
      title="Money in"
      aside={
        currencies && currencies.length > 1 && shown ? (
          <select
            aria-label="Currency"
            class="touch-target h-8 rounded-control border border-line bg-raised px-2 text-13 text-ink"
            value={shown}
            onChange={(event) => onCurrency(event.currentTarget.value)}
          >
            {currencies.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        ) : (
          shown
        )
      }
    >
      {currencies === undefined && <Skeleton class="m-4 h-56" />}
      {currencies?.length === 0 && (
        <EmptyState sentence="Money that comes in is shown here by month, with what is still expected." />
      )}
      {money && shown && (
        <>
          <MonthBars months={money.months} currency={shown} today={here.today} />
          <p class="px-4 pb-3 text-13 text-faint">
            Expected is by the due days of open instalments.
            {money.lateMinor > 0 && ` ${formatMoney(money.lateMinor, shown)} is late and in no month.`}
            {money.laterMinor > 0 && ` ${formatMoney(money.laterMinor, shown)} is due later.`}
          </p>
          <MonthTable months={money.months} currency={shown} today={here.today} />
        </>
      )}
    </Panel>
  );
}
