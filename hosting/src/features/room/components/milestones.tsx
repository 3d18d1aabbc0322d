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
import { DiamondMark } from './trajectory-line';

interface MilestonesProps {
  readonly room: Room;
  readonly milestones: readonly Milestone[];
  readonly invoices: readonly Invoice[];
  readonly onInvoice: (id: string) => void;
  /** The owner's planner takes the list's place. */
  readonly children?: ComponentChildren;
}

export function MilestonesPanel({ room, milestones, invoices, onInvoice, children }: MilestonesProps) {
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
        (milestones.length === 0 ? (
          <EmptyState
            icon={<MilestonesIcon />}
            sentence={`${side === 'client' ? room.ownerName : 'You'} will lay out the steps of the project here.`}
          />
        ) : (
          <MilestoneList room={room} milestones={milestones} invoices={invoices} onInvoice={onInvoice} />
        ))}
    </Panel>
  );
}

function MilestoneList({ room, milestones, invoices, onInvoice }: MilestonesProps) {
  const now = useNow();
  const today = dateIn(room.timeZone, now);
  return (
    <ol class="relative">
      {withDues(inOrder(milestones), invoices).map((item) =>
        item.kind === 'milestone' ? (
          <MilestoneRow key={item.milestone.id} milestone={item.milestone} today={today} />
        ) : (
          <DueStop key={keyOfDue(item.due)} due={item.due} now={now} onInvoice={onInvoice} />
        ),
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

function MilestoneRow({ milestone, today }: { readonly milestone: Milestone; readonly today: string }) {
  const { tone, word } = milestoneStanding(milestone, today);
  const progress = progressOf(milestone);
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
