import { useMemo } from 'react';
import { Panel } from '@/components/panel';
import type { Here } from '@/domain/desk-lists';
import type { Directory } from '@/domain/directory';
import { type Kpis, kpisOf } from '@/domain/kpis';
import { PERIOD_KINDS, type Period, type PeriodKind } from '@/domain/periods';
import { addDays, sayDate } from '@/lib/dates';
import { listAddress } from '@/lib/list-query';
import { useOwner } from '@/lib/owner';
import { PERIOD_WORDS, sayDays } from '../words';
import { MoneyTile, ShareTile } from './kpi-tiles';

interface KpiPanelProps {
  readonly directory: Directory | undefined;
  readonly period: Period;
  readonly here: Here;
  readonly onPeriod: (kind: PeriodKind) => void;
}

/** Six figures for a period against the one before, each with how it is counted and the list that makes it. */
export function KpiPanel({ directory, period, here, onPeriod }: KpiPanelProps) {
  const kpis = useMemo(() => directory && kpisOf(directory, period, here), [directory, period, here]);
  const days = `${sayDays(period.now, here.today)}, against ${sayDays(period.before, here.today)}`;
  return (
    <Panel
      id="figures"
      class="@container"
      title="Figures"
      aside={<PeriodPicker kind={period.kind} onPeriod={onPeriod} />}
    >
      <p class="border-b border-line px-4 py-2 text-13 text-faint">{days}</p>
      <div class="grid gap-px overflow-hidden rounded-b-panel bg-line @md:grid-cols-2 @3xl:grid-cols-3">
        <MoneyTiles kpis={kpis} period={period} here={here} />
        <ShareTiles kpis={kpis} period={period} />
      </div>
    </Panel>
  );
}

interface PeriodPickerProps {
  readonly kind: PeriodKind;
  readonly onPeriod: (kind: PeriodKind) => void;
}

function PeriodPicker({ kind, onPeriod }: PeriodPickerProps) {
  const yearBegins = useOwner().profile.numbering.year;
  return (
    <select
      aria-label="Period"
      class="touch-target h-8 rounded-control border border-line bg-raised px-2 text-13 text-ink"
      value={kind}
      onChange={(event) => onPeriod(event.currentTarget.value as PeriodKind)}
    >
      {PERIOD_KINDS.map((each) => (
        <option key={each} value={each}>
          {each === 'year' && yearBegins === 'april' ? 'This fiscal year' : PERIOD_WORDS[each]}
        </option>
      ))}
    </select>
  );
}

interface TilesProps {
  readonly kpis: Kpis | undefined;
  readonly period: Period;
}

function MoneyTiles({ kpis, period, here }: TilesProps & { readonly here: Here }) {
  const since = sayDate(addDays(period.now.from, -1), 'short', here.today);
  return (
    <>
      <MoneyTile
        title="Outstanding"
        figures={kpis?.outstanding}
        word="invoice"
        none="Nothing is waiting to be paid"
        since={`on ${since}`}
        listOf={(currency) => listAddress('/desk/invoices', { status: ['open'], currency })}
        counted={`What is still to be paid of every invoice that was issued and isn’t void, now. Compared with the end of ${since}.`}
      />
      <MoneyTile
        title="Received"
        figures={kpis?.received}
        word="entry"
        words="entries"
        none="No money came in"
        since="before"
        listOf={(currency) => listAddress('/desk/money', { ...period.now, currency })}
        counted="Money that came in on these days less what was given back, also money that paid no invoice. Tax deducted at source and credit notes are no money."
      />
      <MoneyTile
        title="Overdue"
        figures={kpis?.overdue}
        tone="stop"
        word="invoice"
        none="Nothing is late"
        since={`on ${since}`}
        listOf={(currency) => listAddress('/desk/invoices', { status: ['overdue'], currency })}
        counted={`Instalments whose due day is over and that aren’t paid, now; not those reported as paid or under way. Compared with the end of ${since}.`}
      />
    </>
  );
}

function ShareTiles({ kpis, period }: TilesProps) {
  const due = { ...period.now, by: 'due' } as const;
  return (
    <>
      <ShareTile
        title="Lead to booking"
        figure={kpis?.booking}
        word="lead"
        none="No lead came in"
        partHref={listAddress('/desk/leads', { ...period.now, stage: ['won'] })}
        wholeHref={listAddress('/desk/leads', period.now)}
        counted="Of the leads that came in on these days, those you have won by now. The younger ones may still be won."
      />
      <ShareTile
        title="Paid on time"
        figure={kpis?.onTime}
        word="invoice"
        none="No invoice came due"
        partHref={listAddress('/desk/invoices', { ...due, status: ['onTime'] })}
        wholeHref={listAddress('/desk/invoices', { ...due, status: ['onTime', 'late'] })}
        counted="Of the invoices whose last due day was on these days, those paid in full by that day. Credited, refunded and void ones don’t count."
      />
      <ShareTile
        title="Repeat clients"
        figure={kpis?.repeat}
        word="client"
        none="No room was opened"
        partHref={listAddress('/desk/rooms', { ...period.now, status: ['repeat'] })}
        wholeHref={listAddress('/desk/rooms', period.now)}
        counted="Of the clients you opened a room for on these days, those who had a room before it."
      />
    </>
  );
}
