/** When somebody really stopped, said by hand: the timer was forgotten, or ran longer than an entry may say. */
import { LONGEST_MS, type Timer } from './model';

/** The latest moment at which this timer can have been stopped. */
export function latestStop(timer: Pick<Timer, 'startedAt'>, now: number): number {
  return Math.min(timer.startedAt + LONGEST_MS, now);
}

/** Whether one must be asked when the work ended: no entry is longer than a day. */
export function isForgotten(timer: Pick<Timer, 'startedAt'>, now: number): boolean {
  return now - timer.startedAt > LONGEST_MS;
}

/** What keeps a moment of stopping from being right. */
export function stopFaults(
  timer: Pick<Timer, 'startedAt'>,
  stoppedAt: number,
  now: number,
): { readonly time?: string } {
  if (Number.isNaN(stoppedAt)) return { time: 'Say the day and the time.' };
  if (stoppedAt <= timer.startedAt) return { time: 'That is before it started.' };
  if (stoppedAt > now) return { time: 'That is still to come.' };
  if (stoppedAt > timer.startedAt + LONGEST_MS)
    return { time: 'An entry is a day long at most. Write the rest by hand.' };
  return {};
}
