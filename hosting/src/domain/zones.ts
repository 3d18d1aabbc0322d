/** Between instants and local times of a zone, `2026-11-20T09:30`, whatever its clock changes do: the twin of domain/desk/recurring.py. */
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
function wallClock(instant: number, zone: string): number {
  const parts = Object.fromEntries(
    formatIn(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The local time of an instant in a zone, `2026-11-20T09:30`. */
export function localOf(instant: number, zone: string): string {
  return new Date(wallClock(instant, zone)).toISOString().slice(0, 16);
}

/** The calendar date in a zone, `2026-11-20`. */
export function dateAt(instant: number, zone: string): string {
  return localOf(instant, zone).slice(0, 10);
}

/** The time of day in a zone, `09:30`. */
export function timeAt(instant: number, zone: string): string {
  return localOf(instant, zone).slice(11);
}

/**
 * The instant of a local time in a zone; NaN for what is none. One that clocks skip is as much later as they were put
 * forward; of one that comes twice it is the first.
 */
export function instantOf(local: string, zone: string): number {
  const wall = Date.parse(`${local}:00Z`);
  if (Number.isNaN(wall)) return wall;
  // No zone is changed twice within two days, so one of these two offsets holds.
  const before = wallClock(wall - DAY_MS, zone) - (wall - DAY_MS);
  const after = wallClock(wall + DAY_MS, zone) - (wall + DAY_MS);
  const found = [wall - before, wall - after].sort((a, b) => a - b).find((each) => wallClock(each, zone) === wall);
  return found ?? wall - before;
}

/** When a calendar date begins in a zone: after the gap, where a clock change skips midnight. */
export function dayStart(date: string, zone: string): number {
  return instantOf(`${date}T00:00`, zone);
}
