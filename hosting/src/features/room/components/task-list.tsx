import type { ComponentChildren } from 'preact';
import { useState } from 'react';
import { Button } from '@/components/button';
import { CheckIcon } from '@/components/icons';
import { useRoomSession } from '../context';
import type { Room } from '../model';
import { type Task, tasksInOrder } from '../work';
import { PREVIEW, useTick } from '../work-actions';

interface TaskListProps {
  readonly room: Room;
  readonly tasks: readonly Task[];
  /** Whose steps these are, for whoever does not see what stands above. */
  readonly label: string;
  /** What stands beside the folded ones. */
  readonly aside?: ComponentChildren;
}

/** The steps under a milestone as the client sees them; what is done folds away. */
export function TaskList({ room, tasks, label, aside }: TaskListProps) {
  const [isWhole, setIsWhole] = useState(false);
  const ordered = tasksInOrder(tasks);
  const open = ordered.filter((task) => !task.isDone);
  const done = ordered.length - open.length;
  const shown = isWhole ? ordered : open;
  return (
    <>
      {shown.length > 0 && (
        <ul aria-label={`Tasks of ${label}`} class="flex flex-col">
          {shown.map((task) => (
            <TaskRow key={task.id} task={task} isOpen={room.open} />
          ))}
        </ul>
      )}
      <div class="flex flex-wrap items-center gap-x-6">
        {done > 0 && (
          <Button
            look="bare"
            size="small"
            class="-ml-3"
            expanded={isWhole}
            label={`${done} done tasks of ${label}`}
            onPress={() => setIsWhole(!isWhole)}
          >
            <CheckIcon size={16} class="text-go" />
            {done} done
          </Button>
        )}
        {aside}
      </div>
    </>
  );
}

function TaskRow({ task, isOpen }: { readonly task: Task; readonly isOpen: boolean }) {
  const { isPreview = false } = useRoomSession();
  const tick = useTick();
  const words = task.isDone ? 'text-faint line-through' : '';
  if (!task.forClient) {
    return (
      <li class="flex items-start gap-3 py-1 text-13">
        <span aria-hidden="true" class="mt-0.5 grid size-4 shrink-0 place-items-center text-go">
          {task.isDone ? <CheckIcon size={16} /> : <span class="size-1.5 rounded-full bg-faint" />}
        </span>
        <span class={`min-w-0 break-words ${words || 'text-soft'}`}>
          {task.title}
          {task.isDone && <span class="sr-only">, done</span>}
        </span>
      </li>
    );
  }
  return (
    <li>
      <label
        class="touch-target flex w-full cursor-pointer items-start gap-3 py-1 text-13 has-disabled:cursor-default pointer-coarse:items-center"
        title={isPreview ? PREVIEW : undefined}
      >
        <input
          type="checkbox"
          class="mt-0.5 size-4 shrink-0 accent-accent pointer-coarse:mt-0 pointer-coarse:size-5"
          checked={task.isDone}
          disabled={!isOpen || isPreview}
          onChange={(event) => tick(task, event.currentTarget.checked)}
        />
        <span class={`min-w-0 break-words ${words || 'font-medium'}`}>{task.title}</span>
        {!task.isDone && <span class="ml-auto shrink-0 text-12 text-accent-text">for you</span>}
      </label>
    </li>
  );
}
