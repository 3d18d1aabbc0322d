import { describe, expect, it } from 'vitest';
import { clientLine, directory, invoiceLine, roomLine } from '@/domain/directory.fixture';
import { clientRows, type Order, orderIn } from './client-list';

const HERE = { today: '2026-11-20', timeZone: 'Asia/Kolkata' };
const at = (day: string) => Date.parse(`${day}T08:00:00Z`);

const desk = directory({
  clients: [
    clientLine({ id: 'a', name: 'Anand Films', createdAt: at('2026-01-01'), lastContactedOn: '2026-11-18' }),
    clientLine({ id: 'b', name: 'Bean & Söhne', legalName: 'Kaffee GmbH', createdAt: at('2026-11-01') }),
    clientLine({ id: 'm', name: 'Mira Textiles', createdAt: at('2026-02-01'), lastContactedOn: '2026-06-01' }),
  ],
  rooms: [
    roomLine({ id: 'r1', clientId: 'm', createdAt: at('2026-02-01') }),
    roomLine({ id: 'r2', clientId: 'm', isOpen: false, createdAt: at('2026-02-01') }),
  ],
  invoices: [
    invoiceLine({ id: 'i1', clientId: 'm', totalMinor: 100_00, issuedOn: '2026-03-01', dueOn: '2026-04-01' }),
    invoiceLine({ id: 'i2', clientId: 'm', totalMinor: 50_00, dueOn: '2026-12-01' }),
    invoiceLine({ id: 'i3', clientId: 'm', currency: 'EUR', totalMinor: 9_00, dueOn: '2026-12-01' }),
    invoiceLine({ id: 'i4', clientId: 'a', totalMinor: 900_00, dueOn: '2026-12-01' }),
  ],
});

const rows = (order: Order = 'name', text = '') => clientRows(desk, { text, order }, HERE);
const ids = (...asked: Parameters<typeof rows>) => rows(...asked).map(({ id }) => id);

describe('the list of clients', () => {
  it('says what each owes, one currency beside the other', () => {
    expect(rows().find(({ id }) => id === 'm')).toMatchObject({
      openRooms: 1,
      lastContactOn: '2026-06-01',
      balances: [
        { currency: 'EUR', minor: 9_00 },
        { currency: 'INR', minor: 150_00 },
      ],
    });
  });

  it('is ordered by name, by who does worst, by silence, by what is owed, or by who is new', () => {
    expect(ids()).toEqual(['a', 'b', 'm']);
    expect(ids('health')[0]).toBe('m');
    expect(ids('contact')).toEqual(['b', 'm', 'a']);
    expect(ids('balance')).toEqual(['m', 'a', 'b']);
    expect(ids('newest')[0]).toBe('b');
    expect(orderIn('health')).toBe('health');
    expect(orderIn('no such')).toBe('name');
  });

  it('is searched by name and legal name', () => {
    expect(ids('name', 'sohne')).toEqual(['b']);
    expect(ids('name', 'kaffee')).toEqual(['b']);
    expect(ids('name', 'nobody')).toEqual([]);
  });
});
