import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'react';
import { IconButton } from '@/components/button';
import { TrashIcon } from '@/components/icons';
import { LampDot } from '@/components/lamp';
import { LIMITS, MILESTONE_STATUSES } from '@/contract';
import { type Milestone, type MilestoneStatus, milestoneStanding, progressOf, STATUS_WORD } from '../model';
import { changeOfProgress, changeOfStatus, type PlanChange } from '../plan';

interface PlannerRowProps {
  readonly milestone: Milestone;
  readonly today: string;
  readonly isLifted: boolean;
  readonly grip: ComponentChildren;
  readonly onChange: (change: PlanChange) => void;
  readonly onRemove: () => void;
}

const CONTROL = 'h-9 rounded-control border border-transparent bg-transparent text-13 hover:border-line touch-target';

export function PlannerRow({ milestone, today, isLifted, grip, onChange, onRemove }: PlannerRowProps) {
  const { tone } = milestoneStanding(milestone, today);
  const { id, title, status, dueOn } = milestone;
  return (
    <li
      id={`milestone-${id}`}
      data-milestone={id}
      class={`grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-2 border-b border-line py-2 pr-2 pl-1 last:border-b-0 ${isLifted ? 'relative z-10 bg-raised outline-2 outline-accent' : ''}`}
    >
      {grip}
      <div class="flex min-w-0 items-center gap-4">
        <LampDot tone={tone} />
        <Rename title={title} onRename={(renamed) => onChange({ title: renamed })} />
      </div>
      <IconButton label={`Delete ${title}`} onPress={onRemove}>
        <TrashIcon size={18} />
      </IconButton>
      <div class="col-span-3 flex flex-wrap items-center gap-x-4 gap-y-1 pr-2 pl-3 @md:col-span-1 @md:col-start-2 @md:pr-0 @md:pl-6">
        <select
          class={`${CONTROL} px-1 text-soft`}
          aria-label={`Status of ${title}`}
          value={status}
          onChange={(event) => onChange(changeOfStatus(milestone, event.currentTarget.value as MilestoneStatus, today))}
        >
          {MILESTONE_STATUSES.map((one) => (
            <option key={one} value={one}>
              {STATUS_WORD[one]}
            </option>
          ))}
        </select>
        <label class="flex items-center gap-1 text-13 text-soft">
          due
          <input
            type="date"
            class={`${CONTROL} px-1 text-soft`}
            aria-label={`Due date of ${title}`}
            value={dueOn ?? ''}
            onChange={(event) => onChange({ dueOn: event.currentTarget.value || null })}
          />
        </label>
        <ProgressSlider milestone={milestone} onChange={onChange} />
      </div>
    </li>
  );
}

interface RenameProps {
  readonly title: string;
  readonly onRename: (title: string) => void;
}

/** The title is a field that looks like text: Enter or leaving saves, Escape takes it back. */
function Rename({ title, onRename }: RenameProps) {
  const [text, setText] = useState(title);
  const isEscape = useRef(false);
  useEffect(() => setText(title), [title]);
  const settle = () => {
    const wanted = text.trim();
    if (isEscape.current || wanted === '') setText(title);
    else if (wanted !== title) onRename(wanted);
    isEscape.current = false;
  };
  return (
    <input
      class="h-9 min-w-0 flex-1 truncate rounded-control border border-transparent bg-transparent px-2 font-medium hover:border-line focus:bg-raised"
      aria-label={`Title of ${title}`}
      maxLength={LIMITS.titleMax}
      value={text}
      onInput={(event) => setText(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        isEscape.current = event.key === 'Escape';
        event.currentTarget.blur();
      }}
    />
  );
}

interface ProgressSliderProps {
  readonly milestone: Milestone;
  readonly onChange: (change: PlanChange) => void;
}

/** Follows the hand at once and is written when it lets go: one write for one move. */
function ProgressSlider({ milestone, onChange }: ProgressSliderProps) {
  const saved = progressOf(milestone);
  const [value, setValue] = useState(saved);
  useEffect(() => setValue(saved), [saved]);
  const isDone = milestone.status === 'done';
  return (
    <span class="flex min-w-40 flex-1 items-center gap-3">
      <input
        type="range"
        min={0}
        max={100}
        step={5}
        class="h-9 min-w-0 flex-1 accent-accent touch-target"
        aria-label={`Progress of ${milestone.title}`}
        aria-valuetext={`${value} %`}
        disabled={isDone}
        value={value}
        onInput={(event) => setValue(event.currentTarget.valueAsNumber)}
        // In compat, onChange on a range fires with every step; the browser's own change event waits for the release.
        onChangeCapture={(event) => {
          const progress = event.currentTarget.valueAsNumber;
          if (progress !== saved) onChange(changeOfProgress(milestone, progress));
        }}
      />
      <span class="figures w-10 text-right text-12 text-soft">{value} %</span>
    </span>
  );
}
