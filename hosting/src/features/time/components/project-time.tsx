import { useState } from 'react';
import { Link } from 'wouter';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { Money } from '@/components/money';
import { Panel } from '@/components/panel';
import { Skeleton } from '@/components/skeleton';
import { type Profit, profitOf } from '@/domain/profit';
import type { Project } from '@/lib/books';
import { useOwner, useProject } from '@/lib/owner';
import { useInvoicesOf } from '../live';
import { sayHours } from '../model';
import { askToStartTimer } from '../start-request';
import { BillDialog } from './bill-dialog';
import { RatesPanel } from './rates-panel';
import { TimeFigure, TimeFigures } from './time-figures';

/** A room's time: what was worked, what waits for an invoice, what it costs and leaves, and its rates. */
export function ProjectTime({ projectId }: { readonly projectId: string }) {
  const { uid } = useOwner();
  const { data: project, error } = useProject(uid, projectId);
  const { data: invoices } = useInvoicesOf(uid, projectId);
  const [isBilling, setIsBilling] = useState(false);
  if (error && !project) {
    return <EmptyState sentence="The time didn’t load. Check your connection and load the page again." />;
  }
  if (!project) return <Skeleton class="h-64 rounded-panel" />;
  const { time } = project;
  return (
    <div class="flex flex-col gap-6">
      <Panel
        id="project-time"
        title="Time"
        aside={
          <Link href={`/desk/time?room=${projectId}`} class="touch-target font-medium text-accent-text hover:underline">
            Week
          </Link>
        }
      >
        <TimeFigures>
          <TimeFigure word="Worked">{sayHours(time.seconds)}</TimeFigure>
          <TimeFigure word="Billable">{sayHours(time.billableSeconds)}</TimeFigure>
          <TimeFigure word="To be billed">{sayHours(time.unbilledSeconds)}</TimeFigure>
          <TimeFigure word="Worth" note="What is to be billed, before tax.">
            <Money minor={time.unbilledMinor} currency={project.currency} />
          </TimeFigure>
        </TimeFigures>
        <div class="flex flex-wrap justify-end gap-2 border-t border-line p-3">
          <Button look="quiet" onPress={() => askToStartTimer({ projectId })}>
            Start timer
          </Button>
          <Button
            look="primary"
            isDisabled={time.unbilledSeconds === 0}
            reason="There is no time to bill."
            onPress={() => setIsBilling(true)}
          >
            Make an invoice
          </Button>
        </div>
      </Panel>
      <Panel id="project-profit" title="What it leaves">
        {invoices === undefined ? (
          <div class="p-4">
            <Skeleton class="h-16 w-full" />
          </div>
        ) : (
          profitOf(
            project.currency,
            time,
            invoices.filter((each) => each.voidedAt === null),
          ).map((profit) => <ProfitRow key={profit.currency} profit={profit} project={project} />)
        )}
      </Panel>
      <RatesPanel of={{ kind: 'room', projectId }} rates={project.rates} currency={project.currency} />
      {isBilling && <BillDialog project={project} onClose={() => setIsBilling(false)} />}
    </div>
  );
}

function ProfitRow({ profit, project }: { readonly profit: Profit; readonly project: Project }) {
  const { currency, receivedMinor, costMinor, profitMinor, hourlyMinor } = profit;
  const { uncostedSeconds } = project.time;
  const isOwn = currency === project.currency;
  return (
    <TimeFigures>
      <TimeFigure word="Received" note="Paid on this room’s invoices, without the tax you pass on.">
        <Money minor={receivedMinor} currency={currency} />
      </TimeFigure>
      <TimeFigure
        word="Cost"
        note={
          isOwn && uncostedSeconds > 0
            ? `${sayHours(uncostedSeconds)} h have no cost rate and count as nothing.`
            : 'Your time at its cost rate.'
        }
      >
        <Money minor={costMinor} currency={currency} />
      </TimeFigure>
      <TimeFigure word="Profit" note="Received less cost.">
        <Money minor={profitMinor} currency={currency} class={profitMinor < 0 ? 'text-stop' : ''} />
      </TimeFigure>
      <TimeFigure word="An hour brought" note="Received, over every hour worked, billable or not.">
        {hourlyMinor === null ? '–' : <Money minor={hourlyMinor} currency={currency} />}
      </TimeFigure>
    </TimeFigures>
  );
}
