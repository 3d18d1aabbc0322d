import { useState } from 'react';
import { STAGES, type Stage } from '@/contract';
import type { Directory } from '@/domain/directory';
import { useOwner } from '@/lib/owner';
import { useColumn } from '../live';
import type { Lead } from '../model';
import { useCarrying } from '../use-carrying';
import { useMoving } from '../use-moving';
import { BoardEmpty, BoardError, CarriedChip } from './board-parts';
import { Column } from './column';

export interface BoardProps {
  readonly directory: Directory | undefined;
  readonly onNew: () => void;
}

const BESIDE: readonly Stage[] = ['new', 'contacted', 'proposal', 'negotiating'];
const OVER: readonly Stage[] = ['won', 'lost'];

/** All columns beside each other; the two ends share the last place. */
export function Board({ directory, onNew }: BoardProps) {
  const { uid } = useOwner();
  const [pages, setPages] = useState<Readonly<Partial<Record<Stage, number>>>>({});
  const of = (stage: Stage) => pages[stage] ?? 1;
  const read = {
    new: useColumn(uid, 'new', of('new')),
    contacted: useColumn(uid, 'contacted', of('contacted')),
    proposal: useColumn(uid, 'proposal', of('proposal')),
    negotiating: useColumn(uid, 'negotiating', of('negotiating')),
    won: useColumn(uid, 'won', of('won')),
    lost: useColumn(uid, 'lost', of('lost')),
  };
  const leadsOf = (stage: Stage): readonly Lead[] => read[stage].rows?.leads ?? [];
  const columns: Readonly<Record<Stage, readonly Lead[]>> = {
    new: leadsOf('new'),
    contacted: leadsOf('contacted'),
    proposal: leadsOf('proposal'),
    negotiating: leadsOf('negotiating'),
    won: leadsOf('won'),
    lost: leadsOf('lost'),
  };
  const moving = useMoving(columns);
  const carrying = useCarrying(columns, moving.move);
  const isEmpty = STAGES.every((stage) => read[stage].rows?.leads.length === 0);
  const column = (stage: Stage) => (
    <Column
      key={stage}
      stage={stage}
      rows={read[stage].rows}
      directory={directory}
      carrying={carrying}
      onMore={() => setPages({ ...pages, [stage]: of(stage) + 1 })}
    />
  );
  return (
    <>
      <p class="sr-only" aria-live="assertive">
        {carrying.announcement}
      </p>
      {STAGES.some((stage) => read[stage].error) && <BoardError />}
      {isEmpty && <BoardEmpty onNew={onNew} />}
      <div class={`grid h-[calc(100dvh-11.25rem)] min-h-96 grid-cols-5 gap-3 ${isEmpty ? 'hidden' : ''}`}>
        {BESIDE.map(column)}
        <div class="grid min-h-0 grid-rows-2 gap-3">{OVER.map(column)}</div>
      </div>
      <CarriedChip carried={carrying.carried} />
      {moving.dialog}
    </>
  );
}
