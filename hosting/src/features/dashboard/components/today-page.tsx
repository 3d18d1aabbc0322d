import { useMemo } from 'react';
import { Button } from '@/components/button';
import { PlusIcon } from '@/components/icons';
import { NotLoaded } from '@/components/not-loaded';
import { periodOf } from '@/domain/periods';
import { sayDate } from '@/lib/dates';
import { useDirectoryState } from '@/lib/directory';
import { useOwner } from '@/lib/owner';
import { usePageTitle } from '@/lib/page-title';
import { useChosen, useHere } from '../today';
import { FirstSteps } from './first-steps';
import { FunnelPanel } from './funnel-panel';
import { HealthPanel } from './health-panel';
import { KpiPanel } from './kpi-panel';
import { MoneyPanel } from './money-panel';
import { NeedsPanel } from './needs-panel';

interface TodayPageProps {
  readonly onNewRoom: () => void;
}

/** What needs the freelancer today, and where the business stands; live. */
export function TodayPage({ onNewRoom }: TodayPageProps) {
  const { uid, profile } = useOwner();
  const here = useHere();
  const { data: directory, error } = useDirectoryState(uid);
  const [chosen, choose] = useChosen();
  const period = useMemo(
    () => periodOf(chosen.period, here.today, profile.numbering.year),
    [chosen.period, here.today, profile.numbering.year],
  );
  usePageTitle('Today');
  const isNew = directory && directory.rooms.size + directory.leads.size + directory.invoices.size === 0;
  return (
    <div class="mx-auto flex w-full max-w-6xl flex-col gap-6 px-4 py-6 sm:px-8 sm:py-8">
      <header class="flex items-end justify-between gap-4">
        <div>
          <h1 class="text-22 font-semibold">Today</h1>
          <p class="text-13 text-faint">{sayDate(here.today, 'full')}</p>
        </div>
        <Button look="primary" onPress={onNewRoom} class="max-md:hidden">
          <PlusIcon size={16} />
          New room
        </Button>
      </header>
      {error && <NotLoaded>Your figures didn’t load. What you see may be old.</NotLoaded>}
      {isNew ? (
        <FirstSteps onNewRoom={onNewRoom} />
      ) : (
        <>
          <NeedsPanel directory={directory} here={here} />
          <KpiPanel directory={directory} period={period} here={here} onPeriod={(kind) => choose({ period: kind })} />
          <div class="grid gap-6 xl:grid-cols-2">
            <MoneyPanel
              directory={directory}
              here={here}
              currency={chosen.currency}
              onCurrency={(currency) => choose({ currency })}
            />
            <FunnelPanel directory={directory} period={period} here={here} />
          </div>
          <HealthPanel directory={directory} here={here} />
        </>
      )}
    </div>
  );
}
