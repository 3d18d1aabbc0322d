import { Button } from '@/components/button';
import { LampDot } from '@/components/lamp';
import { Money } from '@/components/money';
import { Skeleton } from '@/components/skeleton';
import type { Stage } from '@/contract';
import type { Directory } from '@/domain/directory';
import { useMinute } from '@/lib/clock';
import type { ColumnRows } from '../live';
import { type Lead, type Place, STAGE_TONE, STAGE_WORD, sumsOf } from '../model';
import type { Carried, useCarrying } from '../use-carrying';
import { Card } from './card';

interface ColumnProps {
  readonly stage: Stage;
  readonly rows: ColumnRows | undefined;
  readonly directory: Directory | undefined;
  readonly carrying: ReturnType<typeof useCarrying>;
  readonly onMore: () => void;
  /** Where the other columns are not in sight, a card says itself where it may go. */
  readonly onMove?: (lead: Lead, to: Place) => void;
}

export function Column(props: ColumnProps) {
  const { stage, rows, directory, carrying, onMore } = props;
  const now = useMinute();
  const { carried } = carrying;
  const leads = rows?.leads ?? [];
  return (
    <section
      aria-labelledby={`column-${stage}`}
      data-stage={stage}
      class={`flex min-h-0 min-w-0 flex-col rounded-panel border bg-panel ${carried?.to.stage === stage ? 'border-accent' : 'border-line'}`}
    >
      <ColumnHead stage={stage} rows={rows} directory={directory} />
      <ul data-scrolls class="flex min-h-24 flex-1 flex-col gap-2 overflow-y-auto p-2" aria-busy={rows === undefined}>
        {rows === undefined && [0, 1, 2].map((row) => <Skeleton key={row} class="h-24 shrink-0 rounded-control" />)}
        {withGap(leads, stage, carried).map((one) =>
          one === 'gap' ? (
            <li
              key="gap"
              aria-hidden="true"
              class="h-16 shrink-0 rounded-control border border-dashed border-accent bg-raised"
            />
          ) : (
            <Card
              key={one.id}
              lead={one}
              directory={directory}
              now={now}
              isCarried={carried?.lead.id === one.id}
              carrying={carrying}
              onMove={props.onMove}
            />
          ),
        )}
        {rows?.leads.length === 0 && carried?.to.stage !== stage && (
          <li class="px-2 py-6 text-center text-13 text-faint">{EMPTY[stage]}</li>
        )}
        {rows?.hasMore && (
          <li class="shrink-0">
            <Button look="bare" size="small" class="w-full" onPress={onMore}>
              Show more
            </Button>
          </li>
        )}
      </ul>
    </section>
  );
}

const EMPTY: Readonly<Record<Stage, string>> = {
  new: 'Nobody waits for a first answer.',
  contacted: 'Move a card here once you have answered.',
  proposal: 'Move a card here once they have your offer.',
  negotiating: 'Move a card here while you agree on terms.',
  won: 'Won leads become rooms.',
  lost: 'Nothing lost.',
};

/** The cards with the gap where the carried one would go; it stays in its old place meanwhile. */
function withGap(leads: readonly Lead[], stage: Stage, carried: Carried | null): readonly (Lead | 'gap')[] {
  if (carried?.to.stage !== stage) return leads;
  const isAtHome = carried.from.stage === stage && carried.from.index === carried.to.index;
  if (isAtHome) return leads;
  const shown: (Lead | 'gap')[] = [];
  let index = 0;
  for (const lead of leads) {
    const isOther = lead.id !== carried.lead.id;
    if (isOther && index === carried.to.index) shown.push('gap');
    if (isOther) index += 1;
    shown.push(lead);
  }
  if (!shown.includes('gap')) shown.push('gap');
  return shown;
}

const SHOWN_SUMS = 2;

function ColumnHead({ stage, rows, directory }: Pick<ColumnProps, 'stage' | 'rows' | 'directory'>) {
  // A column that is all here counts itself and so keeps up with the hand; a longer one is counted from the directory.
  const lines =
    rows && !rows.hasMore
      ? rows.leads
      : directory && [...directory.leads.values()].filter((line) => line.stage === stage);
  const sums = sumsOf(lines ?? []);
  return (
    <header class="flex flex-col gap-0.5 border-b border-line px-3 py-2.5">
      <div class="flex items-center gap-2">
        <LampDot tone={STAGE_TONE[stage]} class="m-1" />
        <h2 id={`column-${stage}`} class="min-w-0 flex-1 truncate text-13 font-semibold">
          {STAGE_WORD[stage]}
        </h2>
        <span class="figures text-13 text-soft">{lines?.length ?? '–'}</span>
      </div>
      <p class="flex min-h-4 flex-wrap gap-x-3 pl-6 text-12 text-faint">
        {sums.slice(0, SHOWN_SUMS).map(({ currency, minor }) => (
          <Money key={currency} minor={minor} currency={currency} />
        ))}
        {sums.length > SHOWN_SUMS && <span>and {sums.length - SHOWN_SUMS} more</span>}
      </p>
    </header>
  );
}
