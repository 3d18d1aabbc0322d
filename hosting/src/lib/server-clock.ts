/*
 * What time it is for the server. A timer must show the same on every device, and the rules compare every time with the
 * server's: a computer's own clock may be an hour wrong. So the difference is measured, and measured again whenever the
 * clock was set or the computer slept.
 */
import { useEffect, useState } from 'react';
import { config } from '@/lib/config';
import { address } from '@/lib/firestore-rest';
import { loadAuth } from './firebase';

/** A clock that was set, or a computer that slept, shows as a jump between the two clocks of a browser. */
const JUMP_MS = 2_000;
const TRUSTED_FOR_MS = 15 * 60_000;

interface Measured {
  /** To be added to this computer's clock. Never too much: the server said its time before its answer arrived. */
  readonly offsetMs: number;
  readonly wallMs: number;
  readonly steadyMs: number;
}

let measured: Measured | null = null;
let underWay: Promise<void> | null = null;

/** The server's clock in milliseconds, as well as it is known: never ahead of it once it was measured. */
export function serverNow(): number {
  return Date.now() + (measured?.offsetMs ?? 0);
}

/** The server's clock in whole seconds, as timers and entries keep it. */
export function serverSecond(): number {
  return Math.floor(serverNow() / 1000) * 1000;
}

function isToBeMeasured(): boolean {
  if (measured === null) return true;
  const wall = Date.now() - measured.wallMs;
  const steady = performance.now() - measured.steadyMs;
  return Math.abs(wall - steady) > JUMP_MS || steady > TRUSTED_FOR_MS;
}

/** Compare clocks unless that was done lately; without a line what is known stays. */
export function measureServerClock(uid: string): Promise<void> {
  if (!isToBeMeasured()) return Promise.resolve();
  underWay ??= measure(uid).finally(() => {
    underWay = null;
  });
  return underWay;
}

async function measure(uid: string): Promise<void> {
  try {
    const { idToken } = await loadAuth();
    const document = `projects/${config().projectId}/databases/(default)/documents/freelancers/${uid}/timers/live`;
    const response = await fetch(address(':batchGet'), {
      method: 'POST',
      headers: { Authorization: `Bearer ${await idToken()}` },
      body: JSON.stringify({ documents: [document] }),
    });
    const answer = (await response.json()) as readonly { readonly readTime?: string }[];
    const readAt = Date.parse(answer[0]?.readTime ?? '');
    const wallMs = Date.now();
    if (!Number.isNaN(readAt)) measured = { offsetMs: readAt - wallMs, wallMs, steadyMs: performance.now() };
  } catch {
    // Measured again at the next look.
  }
}

const LOOK_EVERY_MS = 1_000;

/** The server's clock, to the second while it is looked at. */
export function useServerSecond(uid: string, isTicking: boolean): number {
  const [now, setNow] = useState(serverSecond);
  useEffect(() => {
    const look = () => {
      void measureServerClock(uid).then(() => setNow(serverSecond()));
      setNow(serverSecond());
    };
    look();
    document.addEventListener('visibilitychange', look);
    window.addEventListener('online', look);
    const timer = isTicking ? setInterval(look, LOOK_EVERY_MS) : undefined;
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('online', look);
    };
  }, [uid, isTicking]);
  return now;
}
