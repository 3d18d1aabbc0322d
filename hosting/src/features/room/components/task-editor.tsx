import { useRef, useState } from 'react';
import { Button, IconButton } from '@/components/button';
import { TrashIcon } from '@/components/icons';
import { LIMITS } from '@/contract';
import { inOrder } from '../model';
import { useOwnersActions } from '../owners-actions';
import { lastPosition, positionAt } from '../plan';
import type { Task } from '../work';
import { useTick } from '../work-actions';
import { Rename } from './rename';
import { TaskTimer } from './task-timer';
import { useReordering } from './use-reordering';

interface TaskEditorProps {
  readonly projectId: string;
  readonly tasks: readonly Task[];
  readonly milestoneId: string | null;
  /** What the tasks are under. */
  readonly label: string;
}

/** The steps under a milestone: add, rename, move, tick, time, give to the client. */
export function TaskEditor({ projectId, tasks, milestoneId, label }: TaskEditorProps) {
  const actions = useOwnersActions();
  const list = useRef<HTMLOListElement>(null);
  const ordered = inOrder(tasks);
  const reordering = useReordering('task', list, ordered, (id, index) => {
    const others = ordered.filter((one) => one.id !== id);
    actions.changeTask(id, { position: positionAt(others, index) });
  });
  return (
    <div class="min-w-0">
      <p class="sr-only" aria-live="assertive">
        {reordering.announcement}
      </p>
      {ordered.length > 0 && (
        <ol ref={list} aria-label={`Tasks of ${label}`}>
          {reordering.order.map((task, index) => (
            <TaskRow
              key={task.id}
              projectId={projectId}
              task={task}
              isLifted={reordering.liftedId === task.id}
              grip={reordering.gripOf(task, index)}
            />
          ))}
        </ol>
      )}
      <AddTask
        label={label}
        isFull={ordered.length >= LIMITS.tasksMax}
        onAdd={(title) => actions.addTask({ position: lastPosition(ordered) + 1, title, milestoneId })}
      />
    </div>
  );
}

interface TaskRowProps {
  readonly projectId: string;
  readonly task: Task;
  readonly isLifted: boolean;
  readonly grip: preact.ComponentChildren;
}

function TaskRow({ projectId, task, isLifted, grip }: TaskRowProps) {
  const actions = useOwnersActions();
  const tick = useTick();
  const { id, title, forClient, isDone, doneBy } = task;
  return (
    <li
      data-task={id}
      class={`flex min-w-0 items-center gap-1 ${isDone ? '' : '@max-md:flex-wrap'} ${isLifted ? 'relative z-10 rounded-control bg-raised outline-2 outline-accent' : ''}`}
    >
      {grip}
      <input
        type="checkbox"
        class="size-4 shrink-0 accent-accent pointer-coarse:size-5"
        aria-label={`Done: ${title}`}
        title={isDone && doneBy === 'client' ? 'Ticked by your client' : undefined}
        checked={isDone}
        onChange={(event) => tick(task, event.currentTarget.checked)}
      />
      <Rename
        class={`text-13 ${isDone ? 'text-faint line-through' : '@max-md:basis-3/5'}`}
        title={title}
        maxLength={LIMITS.taskTitleMax}
        onRename={(renamed) => actions.changeTask(id, { title: renamed })}
      />
      <span class="ml-auto flex shrink-0 items-center gap-1">
        {/* What is done needs neither: its row stays one line on a phone. */}
        {!isDone && (
          <>
            <TaskTimer projectId={projectId} task={task} />
            <button
              type="button"
              aria-pressed={forClient}
              title={forClient ? 'Your client may tick this' : 'Give this to your client'}
              class={`touch-target h-7 rounded-full border px-2.5 text-12 transition-colors ${forClient ? 'border-accent text-accent-text' : 'border-line text-faint hover:border-faint hover:text-ink'}`}
              onClick={() => actions.changeTask(id, { forClient: !forClient })}
            >
              <span class="sr-only">{title} is </span>for client
            </button>
          </>
        )}
        <IconButton label={`Delete ${title}`} onPress={() => actions.removeTask(task)}>
          <TrashIcon size={16} />
        </IconButton>
      </span>
    </li>
  );
}

interface AddTaskProps {
  readonly label: string;
  readonly isFull: boolean;
  readonly onAdd: (title: string) => void;
}

/** Enter adds and stays ready for the next one. */
function AddTask({ label, isFull, onAdd }: AddTaskProps) {
  const [title, setTitle] = useState('');
  const add = () => {
    if (title.trim() === '' || isFull) return;
    onAdd(title.trim());
    setTitle('');
  };
  return (
    <form
      class="flex gap-2 py-1"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <input
        class="touch-target h-8 min-w-0 flex-1 rounded-control border border-transparent bg-transparent px-2 text-13 hover:border-line focus:border-line focus:bg-raised"
        aria-label={`New task of ${label}`}
        placeholder="Add a task"
        maxLength={LIMITS.taskTitleMax}
        value={title}
        onInput={(event) => setTitle(event.currentTarget.value)}
      />
      {title.trim() !== '' && (
        <Button
          type="submit"
          size="small"
          isDisabled={isFull}
          reason={isFull ? `A milestone has up to ${LIMITS.tasksMax} tasks` : undefined}
        >
          Add
        </Button>
      )}
    </form>
  );
}
