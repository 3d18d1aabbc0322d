/** Things that are done a little later, so that they can still be taken back. */

export interface Later {
  /** Do it now, if it was neither done nor taken back. */
  readonly doNow: () => void;
  /** Tell whether it could still be taken back; from then on it is never done. */
  readonly takeBack: () => boolean;
}

/** Call `act` once, after `afterMs`, or when the page is left: whoever closes the tab meant what they did. */
export function doLater(
  act: () => void,
  afterMs: number,
  page: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>,
): Later {
  let isSettled = false;
  const settle = (): boolean => {
    if (isSettled) return false;
    isSettled = true;
    clearTimeout(timer);
    page.removeEventListener('pagehide', doNow);
    return true;
  };
  const doNow = () => {
    if (settle()) act();
  };
  const timer = setTimeout(doNow, afterMs);
  page.addEventListener('pagehide', doNow);
  return { doNow, takeBack: settle };
}
