import { useState } from 'react';
import { useToasts } from '@/components/toasts';
import { sentenceFor } from '@/lib/api';
import { useOwner } from '@/lib/owner';
import { measureServerClock, serverSecond } from '@/lib/server-clock';
import { changeTimer, discardTimer, resumeTimer, startTimer, stopTimer, unstopTimer } from './actions';
import { isForgotten } from './late-stop';
import { useTask } from './live';
import { type About, entryFields, sayDuration, type Timer } from './model';
import { useSides } from './sides';

/** What stands open over the bar: a question about a timer. */
export type Asking =
  | { readonly kind: 'start'; readonly about: About }
  | { readonly kind: 'change' }
  | { readonly kind: 'stop'; readonly next: About | null }
  | { readonly kind: 'running'; readonly wanted: About };

const isRefused = (thrown: unknown) => (thrown as { readonly code?: unknown }).code === 'permission-denied';

/** What can be done with the one timer, with what is asked on the way and said afterwards. */
export function useTimerDeeds(timer: Timer | null | undefined) {
  const { uid } = useOwner();
  const { say } = useToasts();
  const [asking, setAsking] = useState<Asking | null>(null);
  const sides = useSides(timer?.projectId ?? null);
  const { data: task } = useTask(sides?.project.roomKey ?? null, timer?.taskId ?? null);
  const close = () => setAsking(null);
  const sayWhy = (words: string) => (thrown: unknown) =>
    say(
      isRefused(thrown) ? `${words}. It was changed on another device meanwhile.` : `${words}. ${sentenceFor(thrown)}`,
    );

  const start = (about: About) => {
    if (timer) return setAsking({ kind: 'running', wanted: about });
    close();
    startTimer(uid, about).catch((thrown: unknown) => {
      if (isRefused(thrown)) setAsking({ kind: 'running', wanted: about });
      else say(`The timer did not start. ${sentenceFor(thrown)}`);
    });
  };

  const stopAt = async (endedAt: number, next: About | null) => {
    if (!timer || !sides) return;
    close();
    const isNothing = endedAt <= timer.startedAt;
    if (isNothing && !next) return discard();
    const { id: _, entryId: _entry, ...about } = timer;
    const entry = entryFields({ ...about, taskTitle: task?.title ?? '', endedAt }, sides);
    const stopping = (isNothing ? discardTimer(uid) : stopTimer(uid, timer, entry)).catch(
      sayWhy('The timer was not stopped here'),
    );
    if (next) {
      await stopping;
      await startTimer(uid, next).catch(sayWhy('The new timer did not start'));
    } else {
      say(`${sayDuration(entry.seconds)} noted for ${sides.project.title}.`, () => {
        void unstopTimer(uid, timer).catch(sayWhy('The timer could not be brought back'));
      });
    }
  };

  const stop = async (next: About | null = null) => {
    if (!timer) return;
    await measureServerClock(uid);
    if (isForgotten(timer, serverSecond())) setAsking({ kind: 'stop', next });
    else await stopAt(serverSecond(), next);
  };

  const discard = () => {
    if (!timer) return;
    close();
    void discardTimer(uid).catch(sayWhy('The timer is still running'));
    say('Timer discarded.', () => void resumeTimer(uid, timer).catch(sayWhy('It could not be brought back')));
  };

  const change = (about: About) => {
    close();
    void changeTimer(uid, about).catch(sayWhy('That was not saved'));
  };

  return { asking, ask: setAsking, close, start, stop, stopAt, discard, change, sides, taskTitle: task?.title ?? '' };
}
