import { useEffect, useRef } from 'react';
import { useLocation, useSearch } from 'wouter';

/**
 * Open a page's form for something new when its address asks for it: `/desk/leads?new`, as the keys, the palette and links do.
 * The word leaves the address at once, so that coming back or loading again does not open the form a second time.
 */
export function useNewAsked(open: () => void): void {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    const asked = new URLSearchParams(search);
    if (!asked.has('new')) return;
    asked.delete('new');
    navigate(asked.size > 0 ? `${path}?${asked}` : path, { replace: true });
    latest.current();
  }, [search, path, navigate]);
}
