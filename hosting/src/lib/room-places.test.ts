import { describe, expect, it } from 'vitest';
import { addressOf, placeIn, type RoomPlace } from './room-places';

const PLACES: readonly RoomPlace[] = [
  { kind: 'deliverable', deliverableId: 'D1' },
  { kind: 'comments', subject: { kind: 'milestone', id: 'M1' } },
  { kind: 'comments', subject: { kind: 'deliverable', id: 'D1' } },
];

describe('a place in a room', () => {
  it.each(PLACES)('is found again by its address', (place) => {
    const { pathname, search } = new URL(addressOf('P1', place), 'https://rooms.example');
    expect(pathname).toBe('/desk/rooms/P1');
    expect(placeIn(search)).toEqual(place);
  });

  it('is none where the address makes no sense', () => {
    for (const search of ['', '?deliverable=', '?comments=', '?comments=room-R1', '?comments=milestone-', '?else']) {
      expect(placeIn(search)).toBeNull();
    }
  });
});
