import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'react';
import { IconButton } from '@/components/button';
import { TrashIcon } from '@/components/icons';
import { LampDot } from '@/components/lamp';
import { ProgressBar } from '@/components/progress-bar';
import { LIMITS, MILESTONE_STATUSES } from '@/contract';
import { type Milestone, type MilestoneStatus, milestoneStanding, progressOf, STATUS_WORD } from '../model';
import { changeOfProgress, changeOfStatus, type PlanChange } from '../plan';
import type { Task } from '../work';
import { FILL } from './milestones';
import { Rename } from './rename';
import { TalkButton, TalkThread } from './talk';
import { TaskEditor } from './task-editor';

interface PlannerRowProps {
  readonly projectId: string;
  readonly milestone: Milestone;
  readonly today: string;
  readonly isLifted: boolean;
  readonly grip: ComponentChildren;
  readonly tasks: readonly Task[];
  /** Derived from what is under it; null where the slider speaks. */
  readonly derived: number | null;
  readonly onChange: (change: PlanChange) => void;
  readonly onRemove: () => void;
}

const CONTROL = 'h-9 rounded-control border border-transparent bg-transparent text-13 hover:border-line touch-target';

export function PlannerRow(props: PlannerRowProps) {
  const { projectId, milestone, today, isLifted, grip, tasks, derived, onChange, onRemove } = props;
  const subject = { kind: 'milestone', id: milestone.id } as const;
  const { tone } = milestoneStanding(milestone, today);
  const { id, title, status, dueOn } = milestone;
  return (
    <li
      id={`milestone-${id}`}
      data-milestone={id}
      class={`grid scroll-mt-4 grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-2 border-b border-line py-2 pr-2 pl-1 last:border-b-0 ${isLifted ? 'relative z-10 bg-raised outline-2 outline-accent' : ''}`}
    >
      {grip}
      <div class="flex min-w-0 items-center gap-4">
        <LampDot tone={tone} />
        <Rename title={title} maxLength={LIMITS.titleMax} onRename={(renamed) => onChange({ title: renamed })} />
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
        {derived === null ? (
          <ProgressSlider milestone={milestone} onChange={onChange} />
        ) : (
          <span
            class="flex min-w-40 flex-1 items-center gap-3"
            title="Follows from the tasks and deliverables under it"
          >
            <ProgressBar class="min-w-0 flex-1" value={derived} label={`Progress of ${title}`} tone={FILL[tone]} />
            <Percent value={derived} />
          </span>
        )}
      </div>
      <div class="col-span-3 flex min-w-0 flex-col gap-2 px-3 @md:col-span-1 @md:col-start-2 @md:px-0 @md:pl-6">
        <TaskEditor projectId={projectId} tasks={tasks} milestoneId={id} label={title} />
        <div class="pl-2">
          <TalkButton subject={subject} title={title} />
        </div>
        <TalkThread subject={subject} title={title} />
      </div>
    </li>
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
        title={isDone ? 'It is done: set it back to move this' : undefined}
        value={value}
        onInput={(event) => setValue(event.currentTarget.valueAsNumber)}
        // In compat, onChange on a range fires with every step; the browser's own change event waits for the release.
        onChangeCapture={(event) => {
          const progress = event.currentTarget.valueAsNumber;
          if (progress !== saved) onChange(changeOfProgress(milestone, progress));
        }}
      />
      <Percent value={value} />
    </span>
  );
}

function Percent({ value }: { readonly value: number }) {
  return <span class="figures w-10 shrink-0 text-right text-12 text-soft">{value} %</span>;
}
