/** Between instants and the clock on a wall in some time zone, whatever its clock changes do. */
const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(zone: string): Intl.DateTimeFormat {
  const known =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  formats.set(zone, known);
  return known;
}

/** What the clocks of a zone show at an instant, as if it were UTC. */
export function wallClock(instant: number, zone: string): number {
  const parts = Object.fromEntries(
    formatIn(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/**
 * The instant at which the clocks of a zone show this. A time they skip counts as long after the skip began as it is past
 * it; of a time they show twice the first is meant.
 */
export function instantOf(wall: number, zone: string): number {
  // No zone is changed twice within two days, so one of these two offsets holds.
  const before = wallClock(wall - DAY_MS, zone) - (wall - DAY_MS);
  const after = wallClock(wall + DAY_MS, zone) - (wall + DAY_MS);
  const found = [wall - before, wall - after].sort((a, b) => a - b).find((each) => wallClock(each, zone) === wall);
  return found ?? wall - before;
}

/** The calendar date in a zone, `2026-11-20`. */
export function dateAt(instant: number, zone: string): string {
  return new Date(wallClock(instant, zone)).toISOString().slice(0, 10);
}

/** The time of day in a zone, `09:30`. */
export function timeAt(instant: number, zone: string): string {
  return new Date(wallClock(instant, zone)).toISOString().slice(11, 16);
}

/** The instant of a date and a time of day in a zone; NaN for what is neither. */
export function instantAt(date: string, time: string, zone: string): number {
  const wall = Date.parse(`${date}T${time}:00Z`);
  return Number.isNaN(wall) ? Number.NaN : instantOf(wall, zone);
}

/** When a calendar date begins in a zone: after the gap, where a clock change skips midnight. */
export function dayStart(date: string, zone: string): number {
  return instantAt(date, '00:00', zone);
}

/** The calendar date some days later, or earlier. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
