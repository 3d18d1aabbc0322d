import { describe, expect, it } from 'vitest';
import { instalment, invoice } from '@/features/issued-invoice/factories.fixture';
import type { BooksInvoice } from '@/lib/books';
import {
  type Due,
  dueOf,
  needs,
  outstanding,
  overdue,
  type ProjectFacts,
  type Received,
  received,
  roomRows,
  unapplied,
  unreadTotal,
} from './model';

const now = new Date('2026-11-20T06:00:00Z');
const claim = { utr: '412345678901', amountMinor: 40_000, at: 0, by: 'Priya', fileId: null };

const due = (change: Partial<Due> = {}): Due => ({
  invoiceId: 'i',
  projectId: 'a',
  number: 'INV-2026-001',
  currency: 'INR',
  balanceMinor: 100,
  lateMinor: 0,
  next: { dueOn: '2026-11-27', leftMinor: 100, place: null },
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
  ...change,
});

const parts = [
  instalment({ id: '1', amountMinor: 30_000, paidMinor: 30_000, dueOn: '2026-11-01' }),
  instalment({ id: '2', amountMinor: 40_000, paidMinor: 5_000, dueOn: '2026-11-10' }),
  instalment({ id: '3', amountMinor: 30_000, dueOn: '2026-12-10' }),
];
const divided = invoice({ instalments: parts, paidMinor: 35_000, nextDueOn: '2026-11-10' });

describe('what is due of an invoice', () => {
  it('is its balance, the next instalment and what is late of it', () => {
    expect(dueOf(divided, now)).toMatchObject({
      balanceMinor: 65_000,
      lateMinor: 35_000,
      next: { dueOn: '2026-11-10', leftMinor: 35_000, place: '2 of 3' },
    });
  });

  it('is late by the calendar where the owner is, and only when its day has ended', () => {
    const whole = invoice({ nextDueOn: '2026-11-20', instalments: [instalment({ dueOn: '2026-11-20' })] });
    expect(dueOf(whole, now)?.lateMinor).toBe(0);
    expect(dueOf(whole, new Date('2026-11-20T18:29:59Z'))?.lateMinor).toBe(0);
    expect(dueOf(whole, new Date('2026-11-20T18:30:00Z'))?.lateMinor).toBe(100_000);
  });

  it('is not late while the client says it was paid, as on the invoice itself', () => {
    const claimed = divided.instalments.map((each) => (each.id === '2' ? { ...each, claim } : each));
    expect(dueOf({ ...divided, instalments: claimed }, now)?.lateMinor).toBe(0);
  });

  it('is nothing of one that is paid, void or a draft', () => {
    const changes: Partial<BooksInvoice>[] = [{ paidMinor: 100_000 }, { voidedAt: 1 }, { issuedAt: null }];
    for (const change of changes) expect(dueOf({ ...divided, ...change }, now)).toBeNull();
  });
});

describe('what needs the owner', () => {
  it('is every claim, dispute, unmatched and over-paid amount, claims first', () => {
    const dispute = { paymentId: 'p', amountMinor: 7, state: 'open' } as const;
    const found = needs([
      invoice({ id: 'over', overpaidMinor: 5 }),
      invoice({ id: 'said', instalments: [instalment({ claim })], disputes: { dp: dispute } }),
      invoice({ id: 'stray', unappliedMinor: 3, disputes: { dp: { ...dispute, state: 'won' } } }),
    ]);
    expect(found.map(({ invoiceId, kind, amountMinor }) => [invoiceId, kind, amountMinor])).toEqual([
      ['said', 'claimed', 40_000],
      ['said', 'disputed', 7],
      ['stray', 'unmatched', 3],
      ['over', 'overpaid', 5],
    ]);
  });
});

describe('sums', () => {
  const dues = [
    due({ balanceMinor: 4_720_000, lateMinor: 20 }),
    due({ balanceMinor: 10 }),
    due({ currency: 'EUR', balanceMinor: 900 }),
  ];

  it('never add one currency to another', () => {
    expect([...outstanding(dues)]).toEqual([
      ['EUR', 900],
      ['INR', 4_720_010],
    ]);
  });

  it('count as overdue only what is late, not the whole invoice', () => {
    expect([...overdue(dues)]).toEqual([['INR', 20]]);
  });

  it('count money as received, less what went back, and tax deducted at source as none', () => {
    const entry = (kind: Received['kind'], amountMinor: number, method: Received['method'] = 'upi'): Received => ({
      kind,
      method,
      amountMinor,
      currency: 'INR',
    });
    const month = [
      entry('payment', 500),
      entry('unapplied', 70, 'stripe'),
      entry('refund', 100),
      entry('reversal', 50),
      entry('tds', 9, null),
      entry('reversal', 9, null),
      entry('credit-note', 40, null),
    ];
    expect([...received(month)]).toEqual([['INR', 420]]);
    expect([...unapplied(month)]).toEqual([['INR', 70]]);
  });

  it('add up what is unread', () => {
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
        project('late'),
        project('claimed', { createdAt: 1 }),
        project('waiting', { unread: 1, createdAt: 2 }),
      ],
      [due({ projectId: 'late', lateMinor: 1 })],
      needs([invoice({ projectId: 'claimed', instalments: [instalment({ claim })] })]),
    );
    expect(rows.map((row) => row.id)).toEqual(['waiting', 'claimed', 'late', 'busy', 'quiet', 'closed']);
  });

  it('puts a new room above an old silence', () => {
    const rows = roomRows([project('old', { lastMessageAt: 10 }), project('new', { createdAt: 99 })], [], []);
    expect(rows.map((row) => row.id)).toEqual(['new', 'old']);
  });
});

describe('one room', () => {
  it('tells late from next', () => {
    const on = (dueOn: string, lateMinor = 0) => due({ lateMinor, next: { dueOn, leftMinor: 1, place: null } });
    const [row] = roomRows([project('a')], [on('2026-12-02'), on('2026-11-02', 1), on('2026-11-27')], []);
    expect(row?.overdue.map((late) => late.next.dueOn)).toEqual(['2026-11-02']);
    expect(row?.nextDue?.next.dueOn).toBe('2026-11-27');
  });

  it('is moving while its key is renewed, open or not', () => {
    expect(roomRows([project('a', { isMoving: true, isOpen: false })], [], [])[0]?.state).toBe('moving');
  });
});
