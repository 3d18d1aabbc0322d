/** What the owner does with the work. Writes are optimistic; a refused one is said in a toast. */
import { useMemo } from 'react';
import { useToasts } from '@/components/toasts';
import { loadFirestore } from '@/lib/firebase';
import { newId } from '@/lib/ids';
import { useRoomSession } from './context';
import type { Comment, Deliverable, Task } from './work';

const NOT_SAVED = 'The change was not saved. Check your connection and try again.';

type NewTask = Pick<Task, 'position' | 'title' | 'milestoneId'>;
type NewDeliverable = Pick<Deliverable, 'position' | 'title' | 'milestoneId'>;

export function useOwnersActions() {
  const { roomKey } = useRoomSession();
  const { say } = useToasts();
  return useMemo(() => {
    const at = (name: string, id: string) => `rooms/${roomKey}/${name}/${id}`;
    const sdk = loadFirestore;
    const saved = (write: Promise<unknown>) => void write.catch(() => say(NOT_SAVED));
    const change = async (name: string, id: string, fields: Record<string, unknown>) =>
      (await sdk()).updateDocument(at(name, id), fields);
    const create = async (name: string, id: string, fields: Record<string, unknown>) =>
      (await sdk()).createDocument(at(name, id), fields);
    const remove = async (name: string, id: string) => (await sdk()).deleteDocument(at(name, id));
    /** A tick is always now and one's own: what comes back after an undo is the owner's word that it is done. */
    const restoreTask = async ({ id, ...task }: Task) => {
      const { serverTimestamp } = await sdk();
      const tick = task.isDone ? { doneAt: serverTimestamp(), doneBy: 'freelancer' } : {};
      await create('tasks', id, { ...task, ...tick });
    };
    return {
      addTask: (task: NewTask) =>
        saved(create('tasks', newId(), { ...task, forClient: false, isDone: false, doneAt: null, doneBy: null })),
      changeTask: (id: string, fields: Partial<Pick<Task, 'position' | 'title' | 'milestoneId' | 'forClient'>>) =>
        saved(change('tasks', id, fields)),
      removeTask(task: Task): void {
        saved(remove('tasks', task.id));
        say(`“${task.title}” was deleted`, () => saved(restoreTask(task)));
      },
      addDeliverable: (deliverable: NewDeliverable) =>
        saved(create('deliverables', newId(), { ...deliverable, version: 0 })),
      changeDeliverable: (id: string, fields: Partial<NewDeliverable>) => saved(change('deliverables', id, fields)),
      removeDeliverable({ id, ...deliverable }: Deliverable): void {
        saved(remove('deliverables', id));
        say(`“${deliverable.title}” was deleted`, () => saved(create('deliverables', id, { ...deliverable })));
      },
      /** The new version and its record, in one commit. */
      async deliver({ id, version }: Deliverable, fileId: string, note: string): Promise<void> {
        const { commitTogether, serverTimestamp } = await sdk();
        const next = version + 1;
        const record = { deliverableId: id, version: next, fileId, note: note.trim(), at: serverTimestamp() };
        await commitTogether([
          ['set', at('versions', `${id}_${next}`), record],
          ['update', at('deliverables', id), { version: next }],
        ]);
      },
      publish: async ({ id }: Comment) =>
        saved(change('comments', id, { state: 'published', publishedAt: (await sdk()).serverTimestamp() })),
      hide: ({ id }: Comment) => saved(change('comments', id, { state: 'pending', publishedAt: null })),
      removeComment: ({ id }: Comment): Promise<void> => remove('comments', id),
    };
  }, [roomKey, say]);
}
