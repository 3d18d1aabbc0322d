import { CheckField } from '@/components/choice-field';
import { SelectField, TextField } from '@/components/field';
import { LIMITS } from '@/contract';
import { useDirectory } from '@/lib/directory';
import { useOwner } from '@/lib/owner';
import { useTasks } from '../live';
import type { About } from '../model';
import { useSides } from '../sides';

interface AboutFieldsProps {
  readonly about: About;
  readonly onChange: (about: About) => void;
  readonly error?: string | undefined;
}

/** What a stretch of work is about: room, task, description, and whether it is to be billed. */
export function AboutFields({ about, onChange, error }: AboutFieldsProps) {
  const { uid } = useOwner();
  const rooms = [...(useDirectory(uid)?.rooms.values() ?? [])]
    .filter((room) => room.isOpen || room.id === about.projectId)
    .sort((one, other) => (other.lastMessageAt ?? other.createdAt) - (one.lastMessageAt ?? one.createdAt));
  const sides = useSides(about.projectId || null);
  const { data: tasks } = useTasks(sides?.project.roomKey ?? null);
  const open = (tasks ?? []).filter((task) => !task.isDone || task.id === about.taskId);
  const put = (patch: Partial<About>) => onChange({ ...about, ...patch });
  return (
    <>
      <SelectField
        label="Room"
        value={about.projectId}
        options={[
          ...(about.projectId === '' ? [['', 'Choose a room'] as const] : []),
          ...rooms.map((room) => [room.id, `${room.title} – ${room.clientName}`] as const),
        ]}
        onChoose={(projectId) => put({ projectId, taskId: null })}
        error={error}
      />
      {open.length > 0 && (
        <SelectField
          label="Task"
          value={about.taskId ?? ''}
          options={[['', 'No task'], ...open.map((task) => [task.id, task.title] as const)]}
          onChoose={(taskId) => put({ taskId: taskId || null })}
        />
      )}
      <TextField
        label="Description"
        value={about.description}
        onText={(description) => put({ description })}
        maxLength={LIMITS.entryDescriptionMax}
        placeholder="What are you working on?"
      />
      <CheckField label="To be billed" isOn={about.isBillable} onChange={(isBillable) => put({ isBillable })} />
    </>
  );
}
