import { useEffect, useRef } from 'react';

/** For a row of links that may be wider than a phone: whoever comes by an address must see where they are. */
export function useHereInView(here: string) {
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    if (here) row.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [here]);
  return row;
}
