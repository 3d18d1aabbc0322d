import { describe, expect, it } from 'vitest';
import type { InvoiceLine, RoomLine } from '@/domain/directory';
import { invoiceLine, roomLine } from '@/domain/directory.fixture';
import { EVERYTHING } from '@/lib/list-query';
import { type Order, orderIn, roomRows, type Waiting } from './model';

const TODAY = '2026-11-20';
const DAY_MS = 86_400_000;
const NOW = Date.parse(`${TODAY}T09:00:00Z`);

const line = (id: string, changes: Partial<RoomLine> = {}): RoomLine =>
  roomLine({
    id,
    title: `Room ${id}`,
    clientId: `client-${id}`,
    clientName: `Client ${id}`,
    createdAt: NOW - 30 * DAY_MS,
    ...changes,
  });

const invoice = (projectId: string, changes: Partial<InvoiceLine> = {}): InvoiceLine =>
  invoiceLine({
    id: `invoice-${projectId}`,
    projectId,
    totalMinor: 100_00,
    nextDueOn: '2026-11-01',
    dueOn: '2026-12-01',
    dues: [
      { on: '2026-11-01', amountMinor: 40_00, leftMinor: 40_00 },
      { on: '2026-12-01', amountMinor: 60_00, leftMinor: 60_00 },
    ],
    ...changes,
  });

const waits = (id: string, unread: number): Waiting => ({
  id,
  title: `Room ${id}`,
  clientId: `client-${id}`,
  client: { name: `Client ${id}` },
  open: true,
  currency: 'INR',
  createdAt: NOW,
  summary: {
    unread,
    lastMessageAt: NOW,
    lastMessage: { from: 'client', name: 'Mira', text: 'Hello' },
    dues: {},
    waiting: { comments: null, changes: null },
  },
});

interface Asked {
  readonly invoices?: readonly InvoiceLine[];
  readonly waiting?: readonly Waiting[];
  readonly text?: string;
  readonly order?: Order;
  readonly query?: Partial<typeof EVERYTHING>;
}

const rowsOf = (
  rooms: readonly RoomLine[],
  { invoices = [], waiting = [], text = '', order = 'waiting', query = {} }: Asked = {},
) =>
  roomRows(
    {
      rooms: new Map(rooms.map((room) => [room.id, room])),
      invoices: new Map(invoices.map((each) => [each.id, each])),
      clients: new Map(),
      leads: new Map(),
      money: new Map(),
    },
    waiting,
    { query: { ...EVERYTHING, ...query }, text, order },
    { today: TODAY, timeZone: 'Asia/Kolkata' },
  );
const ids = (...asked: Parameters<typeof rowsOf>) => rowsOf(...asked).map(({ id }) => id);

describe('the list of rooms', () => {
  const rooms = [
    line('closed', { isOpen: false, lastMessageAt: NOW }),
    line('calm'),
    line('late'),
    line('claimed'),
    line('unread'),
  ];

  it('puts whoever waits first, then money that is late, and closed rooms last', () => {
    const invoices = [invoice('late'), invoice('claimed', { status: 'claimed', needs: 'claim' })];
    const waiting = [waits('unread', 2)];
    expect(ids(rooms, { invoices, waiting })).toEqual(['unread', 'claimed', 'late', 'calm', 'closed']);
  });

  it('says what of the work waits, and nothing of it in a closed room', () => {
    const comments = { count: 2, on: { kind: 'milestone', id: 'm' }, since: NOW } as const;
    const changes = { count: 1, deliverableId: 'd', title: 'Logo', version: 2, since: NOW } as const;
    const work = [
      line('judged', { waiting: { comments, changes: null } }),
      line('changed', { waiting: { comments: null, changes } }),
      line('over', { waiting: { comments, changes }, isOpen: false }),
    ];
    const invoices = [invoice('late')];
    expect(ids([...rooms, ...work], { invoices }).slice(0, 3)).toEqual(['changed', 'judged', 'late']);
    const [over] = rowsOf(work, { query: { status: ['closed'] } });
    expect(over?.waiting).toEqual({ comments: null, changes: null });
  });

  it('says what is late and what comes next, and neither once it is settled', () => {
    const [row] = rowsOf([line('late')], { invoices: [invoice('late')] });
    expect(row?.overdue).toEqual({ count: 1, minor: 40_00, currency: 'INR' });
    expect(row?.nextDue).toEqual({ on: '2026-12-01', minor: 60_00, currency: 'INR' });
    const paid = invoice('late', {
      status: 'paid',
      nextDueOn: null,
      dues: [{ on: '2026-11-01', amountMinor: 40_00, leftMinor: 0 }],
    });
    expect(rowsOf([line('late')], { invoices: [paid] })[0]).toMatchObject({ overdue: null, nextDue: null });
  });

  it('shows a room whose line is not there yet', () => {
    expect(rowsOf([], { waiting: [waits('new', 1)] })).toMatchObject([
      { id: 'new', unread: 1, lastMessage: { text: 'Hello' } },
    ]);
  });

  it('is narrowed by state, client, currency and the day it was opened', () => {
    expect(ids(rooms, { query: { status: ['closed'] } })).toEqual(['closed']);
    expect(ids(rooms, { query: { status: ['open'], client: 'client-calm' } })).toEqual(['calm']);
    expect(ids(rooms, { query: { currency: 'EUR' } })).toEqual([]);
    const late = line('today', { createdAt: Date.parse('2026-11-19T20:00:00Z') });
    expect(ids([...rooms, late], { query: { from: TODAY, to: TODAY } })).toEqual(['today']);
  });

  it('knows a client who came back by every room but the first', () => {
    const [first, second, third] = ['1', '2', '3'].map((id) =>
      line(id, { clientId: 'c', createdAt: NOW + Number(id) }),
    );
    const all = [third, second, first, line('other')].filter((room) => room !== undefined);
    expect(ids(all, { query: { status: ['repeat'] }, order: 'title' })).toEqual(['2', '3']);
  });

  it('is searched by title and client', () => {
    expect(ids(rooms, { text: 'client calm' })).toEqual(['calm']);
    expect(ids(rooms, { text: 'rôom' })).toHaveLength(5);
    expect(ids(rooms, { text: 'nothing' })).toEqual([]);
  });

  it('is ordered as asked, and by who waits when the address asks for something else', () => {
    expect(ids(rooms, { order: 'title' })).toEqual(['calm', 'claimed', 'closed', 'late', 'unread']);
    expect(ids(rooms, { order: 'latest' })[0]).toBe('closed');
    expect(orderIn('latest')).toBe('latest');
    expect(orderIn('<script>')).toBe('waiting');
  });
});
