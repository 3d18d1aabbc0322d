/** What was opened last on this machine: kinds and ids only, for the palette to offer first. */

const KEY = 'latchkey.recent';
const KEPT = 8;

const ADDRESSES: readonly (readonly [RegExp, string])[] = [
  [/^\/desk\/rooms\/[^/]+\/invoices\/([^/]+)$/, 'invoice'],
  [/^\/desk\/rooms\/([^/]+)(?:\/[^/]+)?$/, 'room'],
  [/^\/desk\/clients\/([^/]+)$/, 'client'],
  [/^\/desk\/leads\/([^/]+)$/, 'lead'],
];

/** The thing that an address shows, as `kind:id`; null for a list or a setting. */
export function thingAt(path: string): string | null {
  for (const [pattern, kind] of ADDRESSES) {
    const id = pattern.exec(path)?.[1];
    if (id !== undefined) return `${kind}:${id}`;
  }
  return null;
}

/** Put a thing in front of those that were opened before. */
export function withLatest(before: readonly string[], key: string): readonly string[] {
  return [key, ...before.filter((other) => other !== key)].slice(0, KEPT);
}

type Kept = Pick<Storage, 'getItem' | 'setItem'>;

export function noteOpened(path: string, storage: Kept = localStorage): void {
  const key = thingAt(path);
  if (key !== null) storage.setItem(KEY, JSON.stringify(withLatest(openedLast(storage), key)));
}

export function openedLast(storage: Kept = localStorage): readonly string[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((key): key is string => typeof key === 'string') : [];
  } catch {
    return [];
  }
}

/** Whoever signs out leaves no trail. */
export function forgetOpened(): void {
  localStorage.removeItem(KEY);
}
