import { type RefObject, useLayoutEffect } from 'react';

/**
 * Give the focus to the first field in what was just drawn, before the next key can arrive: an effect after the frame
 * would let the first letters of whoever types on fall beside the field.
 */
export function useFirstFocus(ref: RefObject<HTMLElement | null>, selector = 'input', isWanted = true): void {
  useLayoutEffect(() => {
    if (isWanted) ref.current?.querySelector<HTMLElement>(selector)?.focus();
  }, [ref, selector, isWanted]);
}
