import { useEffect, useState } from 'react';
import { Button } from '@/components/button';
import { LampDot } from '@/components/lamp';
import { useOwner } from '@/lib/owner';
import { useServerSecond } from '@/lib/server-clock';
import { useTimer } from '../live';
import { sayClock } from '../model';
import { hearStartRequests } from '../start-request';

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
  const [, setIsAsking] = useState(false);
  useEffect(() => hearStartRequests(() => setIsAsking(true)), []);
  if (timer === undefined) return null;
  return (
    <section
      aria-label="Timer"
      class={`flex min-h-12 items-center gap-3 border-b border-line bg-panel px-4 py-1 sm:px-8 ${timer ? '' : 'max-md:hidden'}`}
    >
      {timer ? (
        <>
          <LampDot tone="go" class="m-1" />
          <span class="figures text-15">{sayClock((now - timer.startedAt) / 1000)}</span>
          <span class="min-w-0 flex-1 truncate text-13 text-soft">{timer.description}</span>
        </>
      ) : (
        <Button look="bare" size="small" onPress={() => setIsAsking(true)}>
          Start timer
        </Button>
      )}
    </section>
  );
}
