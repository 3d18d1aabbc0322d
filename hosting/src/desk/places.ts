/** Where one can go at the desk: the one list behind the rail, the tabs, the keys and the palette. */

export const PLACES = {
  today: { href: '/desk', word: 'Today' },
  leads: { href: '/desk/leads', word: 'Leads' },
  rooms: { href: '/desk/rooms', word: 'Rooms' },
  clients: { href: '/desk/clients', word: 'Clients' },
  followUps: { href: '/desk/follow-ups', word: 'Follow-ups' },
  time: { href: '/desk/time', word: 'Time' },
  invoices: { href: '/desk/invoices', word: 'Invoices' },
  exports: { href: '/desk/exports', word: 'Exports' },
  tds: { href: '/desk/tds', word: 'TDS' },
  settings: { href: '/desk/settings', word: 'Settings' },
} as const;

export type Place = keyof typeof PLACES;

/** The pages of the books share one entry of the rail. */
const BOOKS: readonly Place[] = ['invoices', 'exports', 'tds'];

export function isInBooks(place: Place | null): boolean {
  return place !== null && BOOKS.includes(place);
}

/** The place that an address belongs to: a room's own pages belong to the rooms, money received to the books. */
export function placeAt(path: string): Place | null {
  if (path === PLACES.today.href) return 'today';
  if (path === '/desk/money') return 'invoices';
  const names = Object.keys(PLACES) as Place[];
  return names.find((name) => name !== 'today' && `${path}/`.startsWith(`${PLACES[name].href}/`)) ?? null;
}

/** Pages of several parts: a room, a client, the settings, the time. */
const IN_PARTS = /^(\/desk\/(?:rooms\/[^/]+|clients\/[^/]+|settings|time))\/[^/]+$/;

/** The page an address shows, without the part of it that is open: going from part to part is not going to another page. */
export function pageOf(path: string): string {
  return path.replace(IN_PARTS, '$1');
}
