import { describe, expect, it } from 'vitest';
import { directory, invoiceLine, roomLine } from '@/domain/directory.fixture';
import { kpisOf } from '@/domain/kpis';
import { periodOf } from '@/domain/periods';
import { EVERYTHING } from '@/lib/list-query';
import { choicesIn, invoiceRows, type Order, orderIn, sumsOf } from './model';

const HERE = { today: '2026-11-20', timeZone: 'Asia/Kolkata' };

const books = directory({
  rooms: [roomLine({ id: 'r', title: 'Autumn catalogue' })],
  invoices: [
    invoiceLine({
      id: 'draft',
      number: null,
      status: 'draft',
      issuedOn: null,
      dueOn: null,
      totalMinor: 70_00,
      balanceMinor: 0,
    }),
    invoiceLine({
      id: 'late',
      number: 'INV-2026-001',
      issuedOn: '2026-09-01',
      dueOn: '2026-10-01',
      totalMinor: 100_00,
      balanceMinor: 40_00,
    }),
    invoiceLine({
      id: 'open',
      number: 'INV-2026-002',
      issuedOn: '2026-11-01',
      dueOn: '2026-12-01',
      totalMinor: 300_00,
    }),
    invoiceLine({
      id: 'euros',
      number: 'INV-2026-003',
      clientId: 'z',
      clientName: 'Zürich Café',
      currency: 'EUR',
      status: 'paid',
      issuedOn: '2026-11-02',
      totalMinor: 50_00,
      balanceMinor: 0,
      settledOn: '2026-11-03',
    }),
    invoiceLine({
      id: 'void',
      number: 'INV-2026-004',
      status: 'void',
      issuedOn: '2026-11-03',
      totalMinor: 900_00,
      balanceMinor: 0,
    }),
  ],
});

const rows = (query: Partial<typeof EVERYTHING> = {}, text = '', order: Order = 'latest') =>
  invoiceRows(books, { query: { ...EVERYTHING, ...query }, text, order }, HERE);
const ids = (...asked: Parameters<typeof rows>) => rows(...asked).map(({ line }) => line.id);

describe('the list of invoices', () => {
  it('begins with drafts and goes back in time', () => {
    expect(ids()).toEqual(['draft', 'void', 'euros', 'open', 'late']);
  });

  it('is narrowed by standing, client, currency and days', () => {
    expect(ids({ status: ['overdue'] })).toEqual(['late']);
    expect(ids({ status: ['open'] })).toEqual(['open', 'late']);
    expect(ids({ client: 'z' })).toEqual(['euros']);
    expect(ids({ currency: 'INR', from: '2026-11-01', to: '2026-11-02' })).toEqual(['open']);
    expect(ids({ by: 'due', from: '2026-10-01', to: '2026-10-01' })).toEqual(['late']);
  });

  it('is searched by number, client and room', () => {
    expect(ids({}, 'zurich')).toEqual(['euros']);
    expect(ids({}, 'inv 2')).toEqual(['open']);
    expect(ids({}, 'catalogue draft')).toEqual(['draft']);
  });

  it('is ordered as asked, and never compares one currency with another', () => {
    expect(ids({}, '', 'due').slice(0, 2)).toEqual(['late', 'open']);
    expect(ids({}, '', 'amount'), 'by what is open, as the rows show').toEqual([
      'euros',
      'void',
      'open',
      'draft',
      'late',
    ]);
    expect(orderIn('amount')).toBe('amount');
    expect(orderIn('nothing')).toBe('latest');
  });

  it('adds up each currency by itself, without drafts and void ones', () => {
    expect(sumsOf(rows(), HERE.today)).toEqual([
      { currency: 'EUR', totalMinor: 50_00, openMinor: 0, lateMinor: 0 },
      { currency: 'INR', totalMinor: 400_00, openMinor: 340_00, lateMinor: 40_00 },
    ]);
  });

  it.each([
    ['open', 'outstanding', 'openMinor'],
    ['overdue', 'overdue', 'lateMinor'],
  ] as const)('adds up what is %s to the figure of the day that leads to it', (status, figure, sum) => {
    const told = kpisOf(books, periodOf('month', HERE.today, 'calendar'), HERE)[figure];
    expect(sumsOf(rows({ status: [status] }), HERE.today).map((each) => [each.currency, each[sum]])).toEqual(
      told.map(({ currency, minor }) => [currency, minor]),
    );
  });

  it('offers only clients and currencies that there is an invoice for', () => {
    expect(choicesIn(books)).toEqual({
      currencies: ['EUR', 'INR'],
      clients: [
        ['c', 'Mira Textiles'],
        ['z', 'Zürich Café'],
      ],
    });
  });
});
