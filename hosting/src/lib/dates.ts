/*
 * Two kinds of time. A *calendar date* ('2026-11-27') has no zone and is never shifted. An *instant* (milliseconds) is shown
 * in a given zone, by default the reader's.
 */

const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format is slow, and a page of messages needs hundreds of them: each is made once. */
function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known;
}

/** The calendar date that it is in `timeZone` at this instant. */
export function dateIn(timeZone: string | undefined, instant: number): string {
  const parts = format('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...(timeZone ? { timeZone } : {}),
  }).format(instant);
  return parts.slice(0, 10);
}

/** Days since the epoch of a calendar date. */
export function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

export function dateOfDayNumber(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The calendar date some days later, or earlier. */
export function addDays(date: string, days: number): string {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** The Monday of the week that a calendar date is in. */
export function mondayOf(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, -((weekday + 6) % 7));
}

export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

type DateStyle = 'short' | 'weekday' | 'paper' | 'full';

const STYLES: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  short: { day: 'numeric', month: 'short' },
  weekday: { weekday: 'long', day: 'numeric', month: 'short' },
  paper: { day: 'numeric', month: 'short', year: 'numeric' },
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
};

const LOCALE = 'en-GB';

/** A calendar date for people: '27 Nov', 'Friday 27 Nov', with the year when it is not this one; on paper always. */
export function sayDate(date: string, style: DateStyle = 'short', today?: string): string {
  const withYear = today !== undefined && date.slice(0, 4) !== today.slice(0, 4);
  const options = { ...STYLES[style], timeZone: 'UTC', ...(withYear ? { year: 'numeric' as const } : {}) };
  return format(LOCALE, options)
    .format(Date.parse(`${date}T00:00:00Z`))
    .replace(',', '');
}

/** The time of day, '18:42'. */
export function sayTime(instant: number, timeZone?: string): string {
  return format(LOCALE, {
    hour: '2-digit',
    minute: '2-digit',
    ...(timeZone ? { timeZone } : {}),
  }).format(instant);
}

/** A day among others: 'Today', 'Yesterday', 'Monday', '14 Oct', '14 Oct 2025'. */
export function sayDay(date: string, today: string): string {
  const ago = daysBetween(date, today);
  if (ago === 0) return 'Today';
  if (ago === 1) return 'Yesterday';
  if (ago > 1 && ago < 7) {
    return format(LOCALE, { weekday: 'long', timeZone: 'UTC' }).format(Date.parse(`${date}T00:00:00Z`));
  }
  return sayDate(date, 'short', today);
}

/** How long ago, in words: 'just now', '4 min ago', '3 h ago', 'yesterday', '14 Oct'. */
export function sayAgo(instant: number, now: number): string {
  const minutes = Math.floor((now - instant) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  const [day, today] = [dateIn(undefined, instant), dateIn(undefined, now)];
  if (day === today || minutes < 6 * 60) return `${Math.floor(minutes / 60)} h ago`;
  return sayDay(day, today).replace(/^Y/, 'y');
}
