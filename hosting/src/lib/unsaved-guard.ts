/**
 * Asks before a page with unsaved changes is left. One page at a time holds the guard; the desk's router hands every
 * navigation of its own through `guarded`, whichever link or key it came from.
 */
import { useEffect, useState } from 'react';

type Go = () => void;

interface Holder {
  readonly address: string;
  readonly ask: (go: Go) => void;
}

let holder: Holder | null = null;

/** Go, or let the page that holds the guard ask first. */
export function guarded(go: Go): void {
  if (holder === null) go();
  else holder.ask(go);
}

/**
 * Let the browser's own Back be asked about, too. To be called before the router listens: listeners of a window are
 * called in the order they came, and the router must not hear of a Back that is not to happen.
 */
export function guardBack(): void {
  window.addEventListener('popstate', (event) => {
    if (holder === null) return;
    event.stopImmediatePropagation();
    // It has happened when we hear of it: step forward again, then ask.
    const target = window.location.href;
    window.history.pushState(null, '', holder.address);
    holder.ask(() => window.history.replaceState(null, '', target));
  });
}

interface Guard {
  /** Where the reader wanted to go; null while nobody asks. */
  readonly wanted: Go | null;
  readonly leave: () => void;
  readonly stay: () => void;
}

export function useUnsavedGuard(isDirty: boolean): Guard {
  const [wanted, setWanted] = useState<{ readonly go: Go } | null>(null);
  useEffect(() => {
    if (!isDirty) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    holder = { address: window.location.href, ask: (go) => setWanted({ go }) };
    window.addEventListener('beforeunload', onUnload);
    return () => {
      holder = null;
      window.removeEventListener('beforeunload', onUnload);
    };
  }, [isDirty]);
  return {
    wanted: wanted?.go ?? null,
    stay: () => setWanted(null),
    leave: () => {
      holder = null;
      setWanted(null);
      wanted?.go();
    },
  };
}
