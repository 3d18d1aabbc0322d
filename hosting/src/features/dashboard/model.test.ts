import { describe, expect, it } from 'vitest';
import {
  type Due,
  outstanding,
  overdue,
  overdueCount,
  type ProjectFacts,
  received,
  roomRows,
  unapplied,
  unreadTotal,
} from './model';

const today = '2026-11-20';
const due = (change: Partial<Due> = {}): Due => ({
  number: 'INV-2026-001',
  dueOn: '2026-11-27',
  balanceMinor: 100,
  currency: 'INR',
  ...change,
});
const project = (id: string, change: Partial<ProjectFacts> = {}): ProjectFacts => ({
  id,
  title: id,
  clientName: 'Priya',
  isOpen: true,
  isMoving: false,
  unread: 0,
  lastMessage: null,
  lastMessageAt: null,
  createdAt: 0,
  dues: [],
  ...change,
});

describe('sums', () => {
  const projects = [
    project('a', { dues: [due({ balanceMinor: 4_720_000, dueOn: '2026-11-19' }), due({ balanceMinor: 10 })] }),
    project('b', { dues: [due({ currency: 'EUR', balanceMinor: 900, dueOn: '2026-11-20' })], isOpen: false }),
  ];

  it('never adds one currency to another', () => {
    expect([...outstanding(projects)]).toEqual([
      ['EUR', 900],
      ['INR', 4_720_010],
    ]);
  });

  it("counts a closed room's money too", () => {
    expect(outstanding(projects).get('EUR')).toBe(900);
  });

  it('calls an invoice overdue only when its day has ended', () => {
    expect([...overdue(projects, today)]).toEqual([['INR', 4_720_000]]);
    expect([...overdue(projects, '2026-11-21')]).toEqual([
      ['EUR', 900],
      ['INR', 4_720_000],
    ]);
    expect(overdueCount(projects, '2026-11-28')).toBe(3);
  });

  it('counts money that could not be applied as received, and says how much', () => {
    const payments = [
      { kind: 'payment', amountMinor: 500, currency: 'INR' },
      { kind: 'unapplied', amountMinor: 70, currency: 'INR' },
    ] as const;
    expect([...received(payments)]).toEqual([['INR', 570]]);
    expect([...unapplied(payments)]).toEqual([['INR', 70]]);
  });

  it('adds up what is unread', () => {
    expect(unreadTotal([project('a', { unread: 2 }), project('b', { unread: 1 })])).toBe(3);
  });
});

describe('the order of rooms', () => {
  it('is what needs attention first', () => {
    const rows = roomRows(
      [
        project('closed', { isOpen: false, lastMessageAt: 900 }),
        project('quiet', { lastMessageAt: 10 }),
        project('busy', { lastMessageAt: 500 }),
        project('late', { dues: [due({ dueOn: '2026-11-01' })] }),
        project('waiting', { unread: 1 }),
      ],
      today,
    );
    expect(rows.map((row) => row.id)).toEqual(['waiting', 'late', 'busy', 'quiet', 'closed']);
  });

  it('puts a new room above an old silence', () => {
    const rows = roomRows([project('old', { lastMessageAt: 10 }), project('new', { createdAt: 99 })], today);
    expect(rows.map((row) => row.id)).toEqual(['new', 'old']);
  });
});

describe('one room', () => {
  it('tells late from next', () => {
    const [row] = roomRows(
      [project('a', { dues: [due({ dueOn: '2026-12-02' }), due({ dueOn: '2026-11-02' }), due()] })],
      today,
    );
    expect(row?.overdue.map((late) => late.dueOn)).toEqual(['2026-11-02']);
    expect(row?.nextDue?.dueOn).toBe('2026-11-27');
  });

  it('is moving while its key is renewed, open or not', () => {
    expect(roomRows([project('a', { isMoving: true, isOpen: false })], today)[0]?.state).toBe('moving');
  });
});
