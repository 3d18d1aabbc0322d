/** What a service worker keeps of a page, and which requests it answers with it: pure, so that every refusal is tested. */

/** The built page: nothing of what anybody reads on it. Written by vite.config.ts from the page's own manifest. */
export interface Shell {
  readonly name: 'room' | 'desk';
  readonly html: string;
  /** Of the page, so that a half-finished deploy is never kept: its scripts would be another version's. */
  readonly integrity: string;
  /** Addresses of the page; what lies below them is the page, too. */
  readonly addresses: readonly string[];
  /** Scripts, styles and fonts, whose names change with their content. */
  readonly files: readonly string[];
  readonly version: string;
}

export function cacheOf({ name, version }: Pick<Shell, 'name' | 'version'>): string {
  return `latchkey-${name}-${version}`;
}

/** Whether a cache holds an older version of this page. */
export function isOutdated(cache: string, shell: Shell): boolean {
  return cache.startsWith(cacheOf({ name: shell.name, version: '' })) && cache !== cacheOf(shell);
}

interface Asked {
  readonly method: string;
  readonly mode: string;
  readonly url: string;
}

/**
 * The path of the kept file that answers a request, or null: then the worker keeps out of it, and the browser asks the
 * network as if there were no worker.
 *
 * A room's link stands in the fragment, and browsers do hand the fragment of a navigation to a worker. It ends here: only
 * the origin, the path and the presence of a query are looked at, and the answer is one of the shell's own paths. What is
 * not in the shell is never answered and never kept: the API, config.js, Firestore, Storage, anything with a query.
 */
export function keptFor(asked: Asked, home: string, shell: Shell): string | null {
  if (asked.method !== 'GET') return null;
  const { origin, pathname, search } = new URL(asked.url);
  if (origin !== home) return null;
  if (asked.mode === 'navigate') {
    return shell.addresses.some((address) => `${pathname}/`.startsWith(`${address}/`)) ? shell.html : null;
  }
  return search === '' && shell.files.includes(pathname) ? pathname : null;
}
