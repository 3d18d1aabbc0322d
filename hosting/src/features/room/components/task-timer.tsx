import { IconButton } from '@/components/button';
import { PlayIcon, StopIcon } from '@/components/desk-icons';
import { useTimer } from '@/features/time/live';
import { askToStartTimer, askToStopTimer } from '@/features/time/start-request';
import { useOwner } from '@/lib/owner';
import type { Task } from '../work';

interface TaskTimerProps {
  readonly projectId: string;
  readonly task: Task;
}

/** Starts the timer for a task, and stops it while it runs for this one. The bar in the shell asks what is to be asked. */
export function TaskTimer({ projectId, task }: TaskTimerProps) {
  const { uid } = useOwner();
  const { data: timer } = useTimer(uid);
  if (timer?.taskId === task.id) {
    return (
      <IconButton label={`Stop the timer of ${task.title}`} onPress={() => askToStopTimer()}>
        <span class="text-go">
          <StopIcon size={16} />
        </span>
      </IconButton>
    );
  }
  return (
    <IconButton
      label={`Start the timer for ${task.title}`}
      onPress={() => askToStartTimer({ projectId, taskId: task.id })}
    >
      <PlayIcon size={16} />
    </IconButton>
  );
}
