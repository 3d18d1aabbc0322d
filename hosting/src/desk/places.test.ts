import { describe, expect, it } from 'vitest';
import { isInBooks, PLACES, pageOf, placeAt } from './places';

describe('the places of the desk', () => {
  it.each([
    ['/desk', 'today'],
    ['/desk/rooms', 'rooms'],
    ['/desk/rooms/abc/invoices/def', 'rooms'],
    ['/desk/leads/abc', 'leads'],
    ['/desk/follow-ups', 'followUps'],
    ['/desk/money', 'invoices'],
    ['/desk/settings/time', 'settings'],
    ['/desk/timetable', null],
    ['/elsewhere', null],
  ])('%s belongs to %s', (path, place) => expect(placeAt(path)).toBe(place));

  it('puts invoices, exports and TDS into the books', () => {
    expect(Object.keys(PLACES).filter((name) => isInBooks(name as keyof typeof PLACES))).toEqual([
      'invoices',
      'exports',
      'tds',
    ]);
    expect(isInBooks(null)).toBe(false);
  });

  it.each([
    ['/desk/rooms/abc/people', '/desk/rooms/abc'],
    ['/desk/rooms/abc', '/desk/rooms/abc'],
    ['/desk/rooms/abc/invoices/def', '/desk/rooms/abc/invoices/def'],
    ['/desk/settings/tax', '/desk/settings'],
    ['/desk/rooms', '/desk/rooms'],
    ['/desk/clients/abc', '/desk/clients/abc'],
    ['/desk/clients/abc/details', '/desk/clients/abc'],
    ['/desk/time/unbilled', '/desk/time'],
    ['/desk/leads/abc', '/desk/leads/abc'],
  ])('%s is the page %s', (path, page) => expect(pageOf(path)).toBe(page));
});
