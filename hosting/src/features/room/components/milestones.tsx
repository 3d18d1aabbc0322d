import type { ComponentChildren } from 'preact';
import { EmptyState } from '@/components/empty-state';
import { MilestonesIcon } from '@/components/icons';
import { LampDot } from '@/components/lamp';
import { Panel } from '@/components/panel';
import { ProgressBar } from '@/components/progress-bar';
import { formatMoney } from '@/domain/money';
import { instalmentStanding, leftOf } from '@/features/paying/model';
import { dateIn } from '@/lib/dates';
import { useNow, useRoomSession } from '../context';
import {
  type Invoice,
  inOrder,
  type Milestone,
  milestoneStanding,
  overallProgress,
  progressOf,
  type Room,
  type Tone,
} from '../model';
import { type Due, keyOfDue, withDues } from '../trajectory';
import { type Task, tasksUnder } from '../work';
import { TalkButton, TalkThread } from './talk';
import { TaskList } from './task-list';
import { DiamondMark } from './trajectory-line';

interface MilestonesProps {
  readonly room: Room;
  readonly milestones: readonly Milestone[];
  readonly invoices: readonly Invoice[];
  readonly tasks: readonly Task[];
  readonly onInvoice: (id: string) => void;
}

export function MilestonesPanel({
  children,
  ...props
}: MilestonesProps & {
  /** The owner's planner takes the list's place. */
  readonly children?: ComponentChildren;
}) {
  const { room, milestones, tasks } = props;
  const { side } = useRoomSession();
  const overall = overallProgress(milestones);
  const aside =
    overall === null ? null : (
      <>
        <span class="sr-only">Overall progress</span>
        <span class="figures">{overall} %</span>
      </>
    );
  return (
    <Panel id="milestones" title="Milestones" aside={aside}>
      {children ??
        (milestones.length === 0 && tasks.length === 0 ? (
          <EmptyState
            icon={<MilestonesIcon />}
            sentence={`${side === 'client' ? room.ownerName : 'You'} will lay out the steps of the project here.`}
          />
        ) : (
          <MilestoneList {...props} />
        ))}
    </Panel>
  );
}

function MilestoneList({ room, milestones, invoices, tasks, onInvoice }: MilestonesProps) {
  const now = useNow();
  const today = dateIn(room.timeZone, now);
  const others = tasksUnder(null, tasks, milestones);
  return (
    <ol class="relative">
      {withDues(inOrder(milestones), invoices).map((item) =>
        item.kind === 'milestone' ? (
          <MilestoneRow
            key={item.milestone.id}
            milestone={item.milestone}
            room={room}
            tasks={tasksUnder(item.milestone.id, tasks, milestones)}
            today={today}
          />
        ) : (
          <DueStop key={keyOfDue(item.due)} due={item.due} now={now} onInvoice={onInvoice} />
        ),
      )}
      {others.length > 0 && (
        <li class="px-5 py-3.5 pl-12">
          {milestones.length > 0 && <p class="mb-1 text-13 text-soft">Besides</p>}
          <TaskList room={room} tasks={others} label="the project" />
        </li>
      )}
    </ol>
  );
}

export const FILL: Record<Tone, 'go' | 'warn' | 'info' | 'idle'> = {
  go: 'go',
  warn: 'warn',
  info: 'info',
  idle: 'idle',
  stop: 'warn',
};

interface RowProps {
  readonly milestone: Milestone;
  readonly room: Room;
  readonly tasks: readonly Task[];
  readonly today: string;
}

function MilestoneRow({ milestone, room, tasks, today }: RowProps) {
  const { tone, word } = milestoneStanding(milestone, today);
  const progress = progressOf(milestone);
  const subject = { kind: 'milestone', id: milestone.id } as const;
  return (
    <li
      id={`milestone-${milestone.id}`}
      tabIndex={-1}
      class="on-rail grid grid-cols-[8px_1fr] items-baseline gap-x-5 border-b border-line px-5 py-3.5 outline-none last:border-b-0 target:bg-raised focus:bg-raised"
    >
      <LampDot tone={tone} class="relative z-1 translate-y-[-1px]" />
      <div class="flex min-w-0 items-baseline justify-between gap-4">
        <span class="min-w-0 font-medium">{milestone.title}</span>
        <span class="shrink-0 text-13 text-soft">{word}</span>
      </div>
      <ProgressBar
        class="col-start-2 mt-2"
        value={progress}
        label={`Progress of ${milestone.title}`}
        tone={FILL[tone]}
      />
      <div class="col-start-2 mt-1 flex min-w-0 flex-col gap-1">
        <TaskList
          room={room}
          tasks={tasks}
          label={milestone.title}
          aside={<TalkButton subject={subject} title={milestone.title} />}
        />
        <TalkThread subject={subject} title={milestone.title} />
      </div>
    </li>
  );
}

interface DueStopProps {
  readonly due: Due;
  readonly now: number;
  readonly onInvoice: (id: string) => void;
}

/** On the phone the trajectory stands upright: its diamonds come between the milestones. */
function DueStop({ due: { invoice, instalment }, now, onInvoice }: DueStopProps) {
  const { tone, word } = instalmentStanding(invoice, instalment, now);
  return (
    <li class="on-rail border-b border-line last:border-b-0 md:hidden">
      <button
        type="button"
        class="grid min-h-11 w-full grid-cols-[8px_1fr_auto] items-center gap-x-5 px-5 py-2 text-left"
        onClick={() => onInvoice(invoice.id)}
      >
        <span class="relative z-1 size-2">
          <DiamondMark diamond={{ tone, isPaid: leftOf(instalment) === 0 }} />
        </span>
        <span class="figures text-13">{formatMoney(instalment.amountMinor, invoice.currency)}</span>
        <span class="text-13 text-soft">{word}</span>
      </button>
    </li>
  );
}
