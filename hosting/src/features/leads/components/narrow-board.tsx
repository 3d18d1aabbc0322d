import { useState } from 'react';
import { STAGES, type Stage } from '@/contract';
import { useOwner } from '@/lib/owner';
import { useColumn } from '../live';
import { type Lead, STAGE_WORD } from '../model';
import { useCarrying } from '../use-carrying';
import { useMoving } from '../use-moving';
import type { BoardProps } from './board';
import { BoardEmpty, BoardError, CarriedChip } from './board-parts';
import { Column } from './column';

const NOTHING: Readonly<Record<Stage, readonly Lead[]>> = {
  new: [],
  contacted: [],
  proposal: [],
  negotiating: [],
  won: [],
  lost: [],
};

/** One column at a time, with the way to the others above it; only what is shown is read. */
export function NarrowBoard({ directory, onNew }: BoardProps) {
  const { uid } = useOwner();
  const [stage, setStage] = useState<Stage>('new');
  return (
    <>
      <fieldset class="min-w-0">
        <legend class="sr-only">Stage</legend>
        <div class="grid grid-cols-3 gap-1.5 sm:grid-cols-6">
          {STAGES.map((one) => (
            <label
              key={one}
              class="flex h-11 min-w-0 cursor-pointer items-center justify-between gap-1 rounded-control border border-line bg-panel px-2 text-13 font-medium text-soft has-checked:border-ink has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-info"
            >
              <input type="radio" name="stage" class="sr-only" checked={stage === one} onChange={() => setStage(one)} />
              <span class="truncate">{STAGE_WORD[one]}</span>
              <span class="figures text-12 text-faint">
                {directory ? [...directory.leads.values()].filter((line) => line.stage === one).length : '–'}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <OneColumn key={`${uid} ${stage}`} stage={stage} directory={directory} onNew={onNew} />
    </>
  );
}

function OneColumn({ stage, directory, onNew }: BoardProps & { readonly stage: Stage }) {
  const { uid } = useOwner();
  const [pages, setPages] = useState(1);
  const { rows, error } = useColumn(uid, stage, pages);
  const columns = { ...NOTHING, [stage]: rows?.leads ?? [] };
  const moving = useMoving(columns);
  const carrying = useCarrying(columns, moving.move);
  const isEmpty = directory?.leads.size === 0 && rows?.leads.length === 0;
  return (
    <>
      <p class="sr-only" aria-live="assertive">
        {carrying.announcement}
      </p>
      {error && <BoardError />}
      {isEmpty ? (
        <BoardEmpty onNew={onNew} />
      ) : (
        <Column
          stage={stage}
          rows={rows}
          directory={directory}
          carrying={carrying}
          onMore={() => setPages(pages + 1)}
          onMove={moving.move}
        />
      )}
      <CarriedChip carried={carrying.carried} />
      {moving.dialog}
    </>
  );
}
