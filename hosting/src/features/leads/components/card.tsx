import { useMemo } from 'react';
import { Link } from 'wouter';
import { IconButton } from '@/components/button';
import { GripIcon } from '@/components/icons';
import { Money } from '@/components/money';
import { STAGES, type Stage } from '@/contract';
import type { Directory } from '@/domain/directory';
import { scoreOf, usualValue } from '@/domain/lead-score';
import { type Lead, type Place, STAGE_WORD, sayLength } from '../model';
import type { useCarrying } from '../use-carrying';

interface CardProps {
  readonly lead: Lead;
  readonly directory: Directory | undefined;
  readonly now: number;
  readonly isCarried: boolean;
  readonly carrying: ReturnType<typeof useCarrying>;
  readonly onMove: ((lead: Lead, to: Place) => void) | undefined;
}

export function Card({ lead, directory, now, isCarried, carrying, onMove }: CardProps) {
  const usual = useMemo(() => usualValue(directory?.leads.values() ?? [], lead.currency), [directory, lead.currency]);
  const { score, reason } = scoreOf(lead, usual, now);
  const isFixed = lead.conversion !== null;
  return (
    <li
      data-lead={lead.id}
      class={`shrink-0 rounded-control border bg-raised select-none ${isCarried ? 'border-accent opacity-60' : 'border-line'} ${isFixed ? '' : 'cursor-grab'}`}
      onPointerDown={(event) => !isFixed && carrying.startPointer(lead, event, false)}
      onDragStart={(event) => event.preventDefault()}
    >
      <div class="flex items-start gap-1 pt-2 pr-1 pl-3">
        <Link
          href={`/desk/leads/${lead.id}`}
          class="min-w-0 flex-1 rounded-small py-0.5"
          onClick={(event: MouseEvent) => carrying.wasDragged() && event.preventDefault()}
        >
          <span class="block truncate text-15 font-semibold">{lead.name}</span>
          <span class="line-clamp-2 text-13 text-soft">{lead.title}</span>
        </Link>
        {!isFixed && (
          <span data-grip-box>
            <IconButton
              label={`Move ${lead.name}`}
              class="size-8 cursor-grab touch-none text-faint"
              onPointerDown={(event) => {
                event.stopPropagation();
                carrying.startPointer(lead, event, true);
              }}
              onKeyDown={(event) => carrying.onGripKey(lead, event)}
            >
              <GripIcon size={16} />
            </IconButton>
          </span>
        )}
      </div>
      <div class="px-3 pt-1 pb-2.5 text-12 text-faint">
        {lead.valueMinor !== null && (
          <Money minor={lead.valueMinor} currency={lead.currency} class="block text-13 font-semibold text-ink" />
        )}
        <p class="flex flex-wrap justify-between gap-x-3">
          <span>{isFixed ? 'Has a room' : `For ${sayLength(now - lead.stageSince)}`}</span>
          <span title={reason ?? undefined}>
            Score <span class="figures text-soft">{score}</span>
            {reason && <span class="sr-only"> set by you</span>}
            {reason && <span aria-hidden="true">*</span>}
          </span>
        </p>
      </div>
      {onMove && !isFixed && <MoveField lead={lead} onMove={onMove} />}
    </li>
  );
}

function MoveField({ lead, onMove }: { readonly lead: Lead; readonly onMove: NonNullable<CardProps['onMove']> }) {
  return (
    <label class="flex h-11 items-center gap-2 border-t border-line px-3 text-13 text-soft">
      Stage
      <select
        class="h-11 min-w-0 flex-1 bg-transparent font-medium text-ink"
        aria-label={`Stage of ${lead.name}`}
        value={lead.stage}
        onChange={(event) => {
          const stage = event.currentTarget.value as Stage;
          // What is shown follows the lead, which may stay where it is.
          event.currentTarget.value = lead.stage;
          onMove(lead, { stage, index: 0 });
        }}
      >
        {STAGES.map((stage) => (
          <option key={stage} value={stage}>
            {STAGE_WORD[stage]}
          </option>
        ))}
      </select>
    </label>
  );
}
