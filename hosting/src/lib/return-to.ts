/** Where somebody was when they had to sign in again; the magic link may open in another tab, so all tabs know it. */

const KEY = 'latchkey.returnTo';
const KNOWN_FOR_MS = 60 * 60 * 1000;

interface Place {
  readonly path: string;
  readonly at: number;
}

export function comeBackTo(path: string): void {
  localStorage.setItem(KEY, JSON.stringify({ path, at: Date.now() } satisfies Place));
}

/** The place, once: null when there is none, or it was long ago. */
export function placeToComeBackTo(): string | null {
  const kept = localStorage.getItem(KEY);
  localStorage.removeItem(KEY);
  if (kept === null) return null;
  try {
    const { path, at } = JSON.parse(kept) as Place;
    // Only pages of our own: whatever stands in storage is not believed.
    return Date.now() - at < KNOWN_FOR_MS && /^\/desk(\/|$)/.test(path) ? path : null;
  } catch {
    return null;
  }
}
