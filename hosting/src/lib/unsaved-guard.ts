/**
 * Asks before a page with unsaved changes is left. One page at a time holds the guard; the desk's router hands every
 * navigation of its own through `guarded`, whichever link or key it came from.
 */
import { useEffect, useState } from 'react';

type Go = () => void;

let ask: ((go: Go) => void) | null = null;

/** Go, or let the page that holds the guard ask first. */
export function guarded(go: Go): void {
  if (ask === null) go();
  else ask(go);
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
    const here = window.location.href;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    // The browser's own Back has happened when we hear of it: step forward again, then ask.
    const onBack = () => {
      const target = window.location.href;
      window.history.pushState(null, '', here);
      setWanted({ go: () => window.history.replaceState(null, '', target) });
    };
    ask = (go) => setWanted({ go });
    window.addEventListener('beforeunload', onUnload);
    window.addEventListener('popstate', onBack);
    return () => {
      ask = null;
      window.removeEventListener('beforeunload', onUnload);
      window.removeEventListener('popstate', onBack);
    };
  }, [isDirty]);
  return {
    wanted: wanted?.go ?? null,
    stay: () => setWanted(null),
    leave: () => {
      ask = null;
      setWanted(null);
      wanted?.go();
    },
  };
}
