const AFTER_LOAD_MS = 2000;

/** Keep the page on the device, once it has everything it needs itself: on a bad line this must not stand in its way. */
export function keepShellLater(script: string, scope: string): void {
  const start = () => {
    // Private windows and full disks refuse; the page works without.
    import('./keep-shell').then(({ keepShell }) => keepShell(script, scope)).catch(() => undefined);
  };
  window.addEventListener('load', () => setTimeout(start, AFTER_LOAD_MS));
}
