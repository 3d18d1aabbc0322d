/**
 * Where a list was left, for coming back to it. The browser restores a position before a list of this page is drawn again,
 * so the lists do it themselves; a step forward by a link or a key always begins at the top.
 */

interface Left {
  readonly scrollY: number;
  /** Heights of the rows that were drawn, so that the same row comes to lie at the same place. */
  readonly rows: unknown;
}

const left = new Map<string, Left>();
let isStepBack = false;

/** Listen before the router does: a page that is drawn must already know how it was reached. */
export function rememberSteps(): void {
  window.history.scrollRestoration = 'manual';
  window.addEventListener('popstate', () => {
    isStepBack = true;
  });
  for (const step of ['pushState', 'replaceState'] as const) {
    window.addEventListener(step, () => {
      isStepBack = false;
    });
  }
}

export function leaveAt(address: string, place: Left): void {
  left.set(address, place);
}

/** Where the list at this address was left, when one has come back to it. */
export function leftAt(address: string): Left | null {
  return isStepBack ? (left.get(address) ?? null) : null;
}
