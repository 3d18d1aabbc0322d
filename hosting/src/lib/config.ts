/** What `/config.js` tells the page before any module runs; written by the local launcher or by the deploy step. */
export interface LatchkeyConfig {
  readonly apiKey: string;
  readonly projectId: string;
  readonly storageBucket: string;
  readonly authDomain: string;
  /** Root of Firestore's REST API, without `/v1`. */
  readonly firestoreBase: string;
  /** Root of Cloud Storage for Firebase's REST API, without `/v0`. */
  readonly storageBase: string;
  /** Whether service workers keep the built pages on the device; false takes them, and what they kept, away. */
  readonly keepsShells: boolean;
  /** `host:port` of each emulator, or null in production. */
  readonly emulators: null | { readonly firestore: string; readonly auth: string; readonly storage: string };
}

declare global {
  interface Window {
    LATCHKEY?: LatchkeyConfig;
  }
}

/** The page's configuration; throws when `/config.js` is missing, because nothing works without it. */
export function config(): LatchkeyConfig {
  const found = window.LATCHKEY;
  if (!found) throw new Error('config.js did not load');
  return found;
}

const KEY = 'latchkey.config';

/**
 * Without a line there is no config.js, and the desk opens from what the device keeps: let it take the configuration of last
 * time. It is public, and the same for everybody; the room keeps nothing, not even this.
 */
export function rememberConfig(): void {
  if (window.LATCHKEY) {
    localStorage.setItem(KEY, JSON.stringify(window.LATCHKEY));
    return;
  }
  const kept = localStorage.getItem(KEY);
  if (kept !== null) window.LATCHKEY = JSON.parse(kept) as LatchkeyConfig;
}

/** A base address without its trailing slash or version, so that both spellings of it work. */
export function withoutVersion(base: string): string {
  return base.replace(/\/(v\d+)?\/?$/, '');
}
