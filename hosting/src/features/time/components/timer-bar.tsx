import { useEffect } from 'react';
import { Button } from '@/components/button';
import { PlayIcon } from '@/components/desk-icons';
import { LampDot } from '@/components/lamp';
import { useOwner } from '@/lib/owner';
import { useServerSecond } from '@/lib/server-clock';
import { isForgotten } from '../late-stop';
import { useTimer } from '../live';
import { type About, sayClock, sayWork } from '../model';
import { hearStartRequests, hearStopRequests } from '../start-request';
import { useTimerDeeds } from '../use-timer-deeds';
import { ChangeDialog, RunningDialog, StartDialog, StopDialog } from './timer-dialogs';

const NOTHING: About = { projectId: '', taskId: null, description: '', isBillable: true };

/**
 * The one live timer, for the shell: a slim line above every page.
 *
 * While one runs it is there at every width; while none runs it offers to start one, and only where there is room (from
 * 768 px). Whatever wants the timer from elsewhere calls `askToStartTimer` (../start-request).
 */
export function TimerBar() {
  const { uid } = useOwner();
  const { data: timer } = useTimer(uid);
  const now = useServerSecond(uid, timer != null);
  const deeds = useTimerDeeds(timer);
  const { asking, ask, close, sides, taskTitle } = deeds;
  useEffect(() =>
    hearStartRequests((request) => {
      const about = { ...NOTHING, ...request };
      if (about.projectId) deeds.start(about);
      else ask({ kind: 'start', about });
    }),
  );
  useEffect(() =>
    hearStopRequests(() => {
      if (timer) void deeds.stop();
    }),
  );
  if (timer === undefined && asking === null) return null;
  const title = sides?.project.title ?? '';
  const work = timer ? sayWork({ description: timer.description, taskTitle }) : '';
  return (
    <section
      aria-label="Timer"
      class={`flex min-h-12 items-center gap-3 border-b border-line bg-panel py-1 pr-2 pl-4 sm:px-8 ${timer ? '' : 'max-md:hidden'}`}
    >
      {timer ? (
        <>
          <LampDot tone={isForgotten(timer, now) ? 'warn' : 'go'} class="m-1" />
          <span class="figures text-15 font-medium" role="timer" aria-label="Time on the clock">
            {sayClock((now - timer.startedAt) / 1000)}
          </span>
          <button
            type="button"
            class="touch-target min-w-0 flex-1 truncate rounded-control px-2 text-left text-13 text-soft hover:bg-raised hover:text-ink"
            onClick={() => ask({ kind: 'change' })}
          >
            <span class="font-medium text-ink">{work}</span>
            <span class="max-sm:sr-only"> · {title}</span>
            <span class="sr-only">. Change this timer</span>
          </button>
          <Button
            look="primary"
            size="small"
            isDisabled={!sides}
            reason="Its room is still loading."
            onPress={() => void deeds.stop()}
          >
            Stop
          </Button>
        </>
      ) : (
        <Button look="bare" size="small" class="-ml-3" onPress={() => ask({ kind: 'start', about: NOTHING })}>
          <PlayIcon size={16} />
          Start timer
        </Button>
      )}
      {asking?.kind === 'start' && <StartDialog about={asking.about} onStart={deeds.start} onClose={close} />}
      {asking?.kind === 'change' && timer && (
        <ChangeDialog
          key={timer.entryId}
          timer={timer}
          onChange={deeds.change}
          onStopEarlier={() => ask({ kind: 'stop', next: null })}
          onDiscard={deeds.discard}
          onClose={close}
        />
      )}
      {asking?.kind === 'stop' && timer && (
        <StopDialog
          timer={timer}
          now={now}
          onStop={(endedAt) => void deeds.stopAt(endedAt, asking.next)}
          onClose={close}
        />
      )}
      {asking?.kind === 'running' && (
        <RunningDialog
          timer={timer}
          about={`${work}, ${title}`}
          now={now}
          onStop={() => void deeds.stop(asking.wanted)}
          onClose={close}
        />
      )}
    </section>
  );
}
