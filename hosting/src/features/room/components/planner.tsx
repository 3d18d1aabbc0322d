import { useRef, useState } from 'react';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { MilestonesIcon, PlusIcon } from '@/components/icons';
import { useToasts } from '@/components/toasts';
import { LIMITS } from '@/contract';
import { dateIn } from '@/lib/dates';
import { usePlanActions } from '../actions';
import { useNow } from '../context';
import { inOrder, type Milestone, progressOf, type Room } from '../model';
import { lastPosition, positionAt } from '../plan';
import { isDerived, tasksUnder, type Work, withProgress } from '../work';
import { PlannerRow } from './planner-row';
import { TaskEditor } from './task-editor';
import { useReordering } from './use-reordering';

interface PlannerProps {
  readonly room: Room;
  readonly milestones: readonly Milestone[];
  readonly work: Work;
}

const NOT_SAVED = 'The change was not saved. Check your connection and try again.';

/** The owner's milestones: add, rename, reorder, status, progress, due date. Each change is on the client's screen at once. */
export function Planner({ room, milestones, work }: PlannerProps) {
  const actions = usePlanActions();
  const { say } = useToasts();
  const now = useNow();
  const list = useRef<HTMLOListElement>(null);
  const ordered = inOrder(milestones);
  const percents = new Map(withProgress(milestones, work).map((one) => [one.id, progressOf(one)]));
  const others = tasksUnder(null, work.tasks, milestones);
  const save = (write: Promise<void>) => void write.catch(() => say(NOT_SAVED));
  const reordering = useReordering('milestone', list, ordered, (id, index) => {
    const others = ordered.filter((one) => one.id !== id);
    save(actions.changeMilestone(id, { position: positionAt(others, index) }));
  });
  const remove = (milestone: Milestone) => {
    save(actions.removeMilestone(milestone.id));
    say(`${milestone.title} was deleted`, () => save(actions.restoreMilestone(milestone)));
  };
  return (
    <fieldset disabled={!room.open} class="min-w-0">
      <legend class="sr-only">Plan</legend>
      <p class="sr-only" aria-live="assertive">
        {reordering.announcement}
      </p>
      {ordered.length === 0 && (
        <EmptyState
          icon={<MilestonesIcon />}
          sentence="Lay out the steps of the project. Your client sees each one move as you work."
        />
      )}
      <ol ref={list} class="@container">
        {reordering.order.map((milestone, index) => (
          <PlannerRow
            key={milestone.id}
            projectId={room.projectId}
            milestone={milestone}
            today={dateIn(room.timeZone, now)}
            isLifted={reordering.liftedId === milestone.id}
            grip={reordering.gripOf(milestone, index)}
            tasks={tasksUnder(milestone.id, work.tasks, milestones)}
            derived={isDerived(milestone.id, work) ? (percents.get(milestone.id) ?? 0) : null}
            onChange={(change) => save(actions.changeMilestone(milestone.id, change))}
            onRemove={() => remove(milestone)}
          />
        ))}
      </ol>
      {others.length > 0 && (
        <div class="border-t border-line px-4 py-3">
          <p class="mb-1 text-13 text-soft">Besides</p>
          <TaskEditor projectId={room.projectId} tasks={others} milestoneId={null} label="the project" />
        </div>
      )}
      <AddMilestone
        isFull={ordered.length >= LIMITS.milestonesMax}
        onAdd={(title) =>
          save(
            actions.addMilestone({
              position: lastPosition(ordered) + 1,
              title,
              status: 'planned',
              progress: 0,
              dueOn: null,
              doneOn: null,
            }),
          )
        }
      />
    </fieldset>
  );
}

interface AddMilestoneProps {
  readonly isFull: boolean;
  readonly onAdd: (title: string) => void;
}

/** Enter adds and stays ready for the next one. */
function AddMilestone({ isFull, onAdd }: AddMilestoneProps) {
  const [title, setTitle] = useState('');
  const add = () => {
    if (title.trim() === '' || isFull) return;
    onAdd(title.trim());
    setTitle('');
  };
  return (
    <form
      class="flex gap-2 border-t border-line p-3 first:border-t-0"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <input
        class="h-10 min-w-0 flex-1 rounded-control border border-line bg-raised px-3 hover:border-faint"
        aria-label="New milestone"
        placeholder="New milestone"
        maxLength={LIMITS.titleMax}
        value={title}
        onInput={(event) => setTitle(event.currentTarget.value)}
      />
      <Button
        type="submit"
        isDisabled={isFull || title.trim() === ''}
        reason={isFull ? `A room has up to ${LIMITS.milestonesMax} milestones` : 'Give it a name first'}
      >
        <PlusIcon size={16} />
        Add
      </Button>
    </form>
  );
}
