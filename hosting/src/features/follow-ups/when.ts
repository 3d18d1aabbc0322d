/** Times of follow-ups for people, and the times to put one off to. */

import { dateAt, instantOf, localOf } from '@/domain/zones';
import { addDays, daysBetween, mondayOf, sayDate } from '@/lib/dates';

/** 'Today, 09:00', 'Tomorrow, 09:00', 'Friday, 09:00', 'Mon 30 Nov, 09:00', with the year when it is not this one. */
export function sayWhen(instant: number, timeZone: string, now: number): string {
  const [day = '', time = ''] = localOf(instant, timeZone).split('T');
  return `${sayDayAhead(day, dateAt(now, timeZone))}, ${time}`;
}

function sayDayAhead(day: string, today: string): string {
  const ahead = daysBetween(today, day);
  if (ahead === 0) return 'Today';
  if (ahead === 1) return 'Tomorrow';
  if (ahead === -1) return 'Yesterday';
  const weekday = sayDate(day, 'weekday').split(' ')[0] ?? '';
  if (ahead > 1 && ahead < 7) return weekday;
  return `${weekday.slice(0, 3)} ${sayDate(day, 'short', today)}`;
}

const MORNING = '09:00';

/** Local times to put something off to, each with its word. */
export function snoozes(timeZone: string, now: number): readonly { readonly word: string; readonly until: number }[] {
  const today = dateAt(now, timeZone);
  const morningOf = (day: string) => instantOf(`${day}T${MORNING}`, timeZone);
  return [
    { word: 'In 1 hour', until: Math.ceil((now + 3_600_000) / 60_000) * 60_000 },
    { word: 'Tomorrow', until: morningOf(addDays(today, 1)) },
    { word: 'Next week', until: morningOf(addDays(mondayOf(today), 7)) },
  ];
}

/** When a new follow-up is due unless somebody says otherwise. */
export function firstGuess(timeZone: string, now: number): { readonly day: string; readonly time: string } {
  return { day: addDays(dateAt(now, timeZone), 1), time: MORNING };
}
