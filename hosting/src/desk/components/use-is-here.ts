import { useLocation } from 'wouter';

/** Whether a place of the desk is where one is; the rooms' own pages belong to the rooms, TDS to the books. */
export function useIsHere(href: string): boolean {
  const [path] = useLocation();
  if (href === '/desk/exports') return path === href || path === '/desk/tds';
  return href === '/desk' ? path === '/desk' || path.startsWith('/desk/rooms') : path.startsWith(href);
}
