import { useEffect, useState } from 'react';

const dark = window.matchMedia('(prefers-color-scheme: dark)');

/** What the system wears now. */
export function useColourScheme(): 'dark' | 'light' {
  const [isDark, setIsDark] = useState(dark.matches);
  useEffect(() => {
    const look = () => setIsDark(dark.matches);
    dark.addEventListener('change', look);
    return () => dark.removeEventListener('change', look);
  }, []);
  return isDark ? 'dark' : 'light';
}
