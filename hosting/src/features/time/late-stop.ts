/** When somebody really stopped, said by hand: the timer was forgotten, or ran longer than an entry may say. */
import { instantAt } from '@/domain/zones';
import { LONGEST_MS, type Timer } from './model';

/** The latest moment at which this timer can have been stopped. */
export function latestStop(timer: Pick<Timer, 'startedAt'>, now: number): number {
  return Math.min(timer.startedAt + LONGEST_MS, now);
}

/** Whether one must be asked when the work ended: no entry is longer than a day. */
export function isForgotten(timer: Pick<Timer, 'startedAt'>, now: number): boolean {
  return now - timer.startedAt > LONGEST_MS;
}

/** What is wrong with a moment of stopping, in words; null where nothing is. */
export function stopFault(timer: Pick<Timer, 'startedAt'>, stoppedAt: number, now: number): string | null {
  if (Number.isNaN(stoppedAt)) return 'Say the day and the time.';
  if (stoppedAt <= timer.startedAt) return 'That is before it started.';
  if (stoppedAt > now) return 'That is still to come.';
  if (stoppedAt > timer.startedAt + LONGEST_MS) return 'An entry is a day long at most. Write the rest by hand.';
  return null;
}

/** The moment that was typed, in the freelancer's zone. */
export function typedStop(date: string, time: string, zone: string): number {
  return instantAt(date, time, zone);
}
