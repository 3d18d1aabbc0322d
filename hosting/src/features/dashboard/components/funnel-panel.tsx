import { useMemo } from 'react';
import { Link } from 'wouter';
import { EmptyState } from '@/components/empty-state';
import { Panel } from '@/components/panel';
import { RowsLoading } from '@/components/skeleton';
import type { Here } from '@/domain/desk-lists';
import type { Directory } from '@/domain/directory';
import { type FunnelStep, type FunnelStepKind, funnelOf } from '@/domain/funnel';
import type { Period } from '@/domain/periods';
import { listAddress } from '@/lib/list-query';
import { percentOf, sayDays, sayMedian } from '../words';

interface FunnelPanelProps {
  readonly directory: Directory | undefined;
  readonly period: Period;
  readonly here: Here;
}

const WORDS: Readonly<Record<FunnelStepKind, string>> = {
  lead: 'Lead',
  qualified: 'Qualified',
  invoiced: 'Invoice sent',
  paid: 'Paid',
};

/** How far the leads of the period came: a table whose first column also draws it. */
export function FunnelPanel({ directory, period, here }: FunnelPanelProps) {
  const steps = useMemo(() => directory && funnelOf(directory, period.now, here), [directory, period, here]);
  const all = steps?.[0]?.count ?? 0;
  return (
    <Panel id="funnel" title="From lead to paid" aside={sayDays(period.now, here.today)}>
      {steps === undefined && <RowsLoading />}
      {steps && all === 0 && (
        <EmptyState
          sentence="No lead came in on these days. Share your enquiry page, or note who asked."
          action={
            <Link href="/desk/leads" class="touch-target inline-flex items-center text-15 font-medium underline">
              Go to leads
            </Link>
          }
        />
      )}
      {steps && all > 0 && (
        <>
          <table class="w-full text-left text-13">
            <thead class="text-faint">
              <tr class="border-b border-line">
                <th scope="col" class="px-4 py-2 font-medium">
                  Step
                </th>
                <th scope="col" class="px-2 py-2 text-right font-medium whitespace-nowrap">
                  Conversion
                </th>
                <th scope="col" class="py-2 pr-4 pl-2 text-right font-medium whitespace-nowrap">
                  Median time
                </th>
              </tr>
            </thead>
            <tbody class="divide-y divide-line">
              {steps.map((step) => (
                <StepRow key={step.kind} step={step} all={all} period={period} />
              ))}
            </tbody>
          </table>
          <p class="mt-auto border-t border-line px-4 py-2 text-13 text-faint">
            Qualified is Proposal or beyond. Paid is the first invoice paid in full. Conversion and time are from the
            step before.
          </p>
        </>
      )}
    </Panel>
  );
}

function StepRow({ step, all, period }: { readonly step: FunnelStep; readonly all: number; readonly period: Period }) {
  const status = step.kind === 'lead' ? [] : [step.kind];
  const percent = percentOf({ part: step.count, whole: step.of });
  return (
    <tr>
      <th scope="row" class="w-full px-4 py-3 font-normal">
        <Link
          href={listAddress('/desk/leads', { ...period.now, status })}
          class="touch-target flex items-end justify-between gap-3 text-15 hover:underline"
        >
          {WORDS[step.kind]} <span class="figures font-semibold">{step.count}</span>
        </Link>
        <span aria-hidden="true" class="mt-1 block h-2 rounded-full bg-raised">
          <span class="block h-2 rounded-full bg-info" style={{ width: `${(100 * step.count) / all}%` }} />
        </span>
      </th>
      <td class="figures px-2 py-3 text-right whitespace-nowrap">
        {step.kind === 'lead' || percent === null ? '–' : `${percent} %`}
      </td>
      <td class="py-3 pr-4 pl-2 text-right whitespace-nowrap">{sayMedian(step.medianDays)}</td>
    </tr>
  );
}
