/** Local times without a zone, `YYYY-MM-DDTHH:MM`, and the instants they are: the twin of domain/desk/recurring.py. */

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}

/** The local time that it is in a zone at an instant, to the minute. */
export function localOf(instant: number, timeZone: string): string {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const year = (parts.get('year') ?? '').padStart(4, '0');
  return `${year}-${parts.get('month')}-${parts.get('day')}T${parts.get('hour')}:${parts.get('minute')}`;
}

const DAY_MS = 86_400_000;

/**
 * The instant of a local time. One that clocks skip is as much later as they were put forward; of one that comes twice it is
 * the first.
 */
export function instantOf(local: string, timeZone: string): number {
  const asUtc = Date.parse(`${local}:00Z`);
  const offsetAt = (instant: number) => Date.parse(`${localOf(instant, timeZone)}:00Z`) - instant;
  const before = asUtc - offsetAt(asUtc - DAY_MS);
  const after = asUtc - offsetAt(asUtc + DAY_MS);
  const right = [before, after].filter((instant) => localOf(instant, timeZone) === local);
  return right.length > 0 ? Math.min(...right) : before;
}
