/** How a place is called in the rail, whether one is there, and what waits at it. */
import { useLocation } from 'wouter';
import { isInBooks, PLACES, type Place, placeAt } from './places';

/** The invoices stand for the books, whose other pages are behind their tabs. */
export function railWord(place: Place): string {
  return place === 'invoices' ? 'Books' : PLACES[place].word;
}

export function useIsHere(place: Place): boolean {
  const here = placeAt(useLocation()[0]);
  return here === place || (place === 'invoices' && isInBooks(here));
}

export const COUNTED: Readonly<Partial<Record<Place, string>>> = { rooms: 'unread', followUps: 'due' };
