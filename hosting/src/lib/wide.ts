import { useEffect, useState } from 'react';

/** Whether the window is at least so wide; follows it as it changes. */
export function useIsWide(rem: number): boolean {
  const query = `(min-width: ${rem}rem)`;
  const [isWide, setIsWide] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const media = window.matchMedia(query);
    const look = () => setIsWide(media.matches);
    look();
    media.addEventListener('change', look);
    return () => media.removeEventListener('change', look);
  }, [query]);
  return isWide;
}
