import { describe, expect, it } from 'vitest';
import type { Directory, InvoiceLine, RoomLine } from '@/domain/directory';
import { search } from '@/lib/matching';
import { noteOpened, openedLast, thingAt, withLatest } from './recent';
import { findableCommands, findableThings } from './things';

const room = (changes: Partial<RoomLine>): RoomLine => ({
  id: 'r1',
  title: 'Autumn catalogue',
  clientId: 'c1',
  clientName: 'Mira Textiles',
  isOpen: true,
  currency: 'INR',
  createdAt: 1,
  lastMessageAt: null,
  waiting: { comments: null, changes: null },
  leadId: null,
  ...changes,
});

const invoice: InvoiceLine = {
  id: 'i1',
  number: 'INV-2026-012',
  projectId: 'r1',
  clientId: 'c1',
  clientName: 'Mira Textiles',
  currency: 'INR',
  status: 'sent',
  totalMinor: 1180000,
  balanceMinor: 1180000,
  issuedOn: '2026-10-01',
  nextDueOn: '2026-10-15',
  dueOn: '2026-10-15',
  settledOn: null,
  dues: [],
  needs: null,
  needsMinor: 0,
};

const directory: Directory = {
  clients: new Map([
    ['c1', { id: 'c1', name: 'Mira Textiles', legalName: 'MTX Exports LLP', createdAt: 1, lastContactedOn: null }],
  ]),
  rooms: new Map([
    ['r1', room({})],
    ['r2', room({ id: 'r2', isOpen: false, lastMessageAt: 1e12 })],
  ]),
  leads: new Map([
    [
      'l1',
      {
        id: 'l1',
        name: 'Dev Anand',
        company: 'Anand Films',
        title: 'Poster series',
        source: 'enquiry',
        stage: 'new',
        valueMinor: null,
        currency: 'INR',
        createdAt: 1,
        stageSince: 1,
        expectedOn: null,
        qualifiedAt: null,
        projectId: null,
      },
    ],
  ]),
  invoices: new Map([['i1', invoice]]),
  money: new Map(),
};

const keys = (typed: string) => search(findableThings(directory, '2026-11-20'), typed, 9).map(({ key }) => key);

describe('what the palette finds', () => {
  it('is clients, rooms, leads and invoices, by their names and by what stands beside them', () => {
    expect(keys('mtx')).toEqual(['client:c1']);
    expect(keys('dev films')).toEqual(['lead:l1']);
    expect(keys('12')).toEqual(['invoice:i1']);
    expect(keys('11800')).toEqual(['invoice:i1']);
    expect(keys('mira autumn')).toEqual(['room:r1', 'room:r2', 'invoice:i1']);
  });

  it('puts an open room before a closed one of the same name', () => {
    expect(keys('autumn').slice(0, 2)).toEqual(['room:r1', 'room:r2']);
  });

  it('says how an invoice stands today, and leads to it', () => {
    const [found] = search(findableThings(directory, '2026-11-20'), 'inv', 1);
    expect(found).toMatchObject({ status: 'overdue', go: '/desk/rooms/r1/invoices/i1' });
    expect(found?.detail).toBe('Mira Textiles, ₹11,800.00');
  });

  it('says what is open of an invoice, and of how much', () => {
    const invoices = new Map([['i1', { ...invoice, balanceMinor: 500000 }]]);
    const [found] = search(findableThings({ ...directory, invoices }, '2026-11-20'), 'inv', 1);
    expect(found?.detail).toBe('Mira Textiles, ₹5,000.00 of ₹11,800.00');
  });

  it('finds commands by their other words, too', () => {
    const commands = findableCommands([
      { id: 'timer', word: 'Start the timer', detail: 'clock stopwatch', go: '/desk' },
    ]);
    expect(search(commands, 'watch stop', 1)[0]?.key).toBe('command:timer');
    expect(search(commands, 'stopw', 1)[0]?.key).toBe('command:timer');
  });
});

describe('what was opened last', () => {
  it.each([
    ['/desk/rooms/abc', 'room:abc'],
    ['/desk/rooms/abc/people', 'room:abc'],
    ['/desk/rooms/abc/invoices/def', 'invoice:def'],
    ['/desk/clients/abc', 'client:abc'],
    ['/desk/leads/abc', 'lead:abc'],
    ['/desk/rooms', null],
    ['/desk/settings/tax', null],
  ])('%s is %s', (path, key) => expect(thingAt(path)).toBe(key));

  it('is each thing once, the latest first, and not many', () => {
    expect(withLatest(['a', 'b'], 'b')).toEqual(['b', 'a']);
    expect(withLatest(Array.from({ length: 20 }, String), 'new')).toHaveLength(8);
  });

  it('survives what it cannot read', () => {
    const kept = new Map([['latchkey.recent', '{broken']]);
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    expect(openedLast(storage)).toEqual([]);
    noteOpened('/desk/rooms/abc', storage);
    noteOpened('/desk/rooms', storage);
    expect(openedLast(storage)).toEqual(['room:abc']);
  });
});
