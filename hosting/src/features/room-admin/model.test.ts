import { describe, expect, it } from 'vitest';
import { invoice as anInvoice, instalment } from '@/features/issued-invoice/factories.fixture';
import type { BooksInvoice, Person, Project } from '@/lib/books';
import { inOrder, invoiceRows, progressOf, whyNotSwitch } from './model';

const person = (id: string, link: string | null): Person => ({
  id,
  name: id,
  email: `${id}@example.com`,
  role: '',
  link,
  createdAt: 0,
  revokedAt: null,
  mail: null,
});

const project = (change: Partial<Project>): Project => ({
  id: 'p',
  clientId: 'c',
  client: { name: 'Monsoon Café' },
  title: 'Brand',
  roomKey: 'k',
  open: true,
  currency: 'INR',
  createdAt: 0,
  summary: { unread: 0, lastMessageAt: null, lastMessage: null, dues: {}, waiting: { comments: null, changes: null } },
  move: null,
  awayMuted: false,
  rates: null,
  time: {
    seconds: 0,
    billableSeconds: 0,
    unbilledSeconds: 0,
    unbilledMinor: 0,
    costMinor: 0,
    uncostedSeconds: 0,
  },
  ...change,
});

const invoice = (id: string, change: Partial<BooksInvoice>): BooksInvoice =>
  anInvoice({ id, number: null, issuedAt: null, totalMinor: 100, nextDueOn: null, ...change });

describe('a room’s people', () => {
  it('are listed with a live link first', () => {
    expect(inOrder([person('gone', null), person('here', 'abc')]).map(({ id }) => id)).toEqual(['here', 'gone']);
  });

  it('must have a live link before a closed room opens', () => {
    expect(whyNotSwitch(project({ open: false }), [person('gone', null)])).toContain('new link');
    expect(whyNotSwitch(project({ open: false }), [person('here', 'abc')])).toBeNull();
    expect(whyNotSwitch(project({}), [person('gone', null)])).toBeNull();
  });
});

describe('a moving room', () => {
  const move = { from: 'a', to: 'b', startedAt: 0, phase: 'copying', copied: 34, total: 120 } as const;

  it('says how far it is', () => {
    expect(progressOf(move)).toEqual({ percent: 28, sentence: 'Moving messages and files to a new key: 34 of 120' });
    expect(progressOf({ ...move, copied: 0, total: 0 }).percent).toBe(0);
    expect(progressOf({ ...move, phase: 'opened' }).percent).toBe(100);
  });

  it('is neither opened nor closed until it has arrived', () => {
    expect(whyNotSwitch(project({ move }), [person('here', 'abc')])).toContain('moving');
    expect(whyNotSwitch(project({ move: { ...move, phase: 'opened' } }), [person('here', 'abc')])).toBeNull();
  });
});

describe('a room’s invoices', () => {
  const now = new Date('2026-11-20T10:00:00Z');
  const issued = { issuedAt: 1, number: 'INV' };
  const claim = { utr: '412345678901', amountMinor: 1, at: 0, by: 'Priya', fileId: null };

  it('show drafts, then claims, then what is unpaid by its day, then the rest', () => {
    const rows = invoiceRows(
      [
        invoice('paid', { ...issued, paidMinor: 100 }),
        invoice('later', { ...issued, nextDueOn: '2026-12-01' }),
        invoice('late', { ...issued, nextDueOn: '2026-11-01' }),
        invoice('said', { ...issued, nextDueOn: '2026-12-24', instalments: [instalment({ claim })] }),
        invoice('draft', {}),
      ],
      now,
    );
    expect(rows.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'draft draft',
      'said claimed',
      'late overdue',
      'later sent',
      'paid paid',
    ]);
    expect(rows[0]?.name).toBe('Empty draft');
  });

  it('say which instalment is next', () => {
    const instalments = [
      instalment({ id: '1', paidMinor: 100_000, dueOn: '2026-12-01' }),
      instalment({ id: '2', dueOn: '2026-12-01' }),
    ];
    const [row] = invoiceRows([invoice('a', { ...issued, instalments, nextDueOn: '2026-12-01' })], now);
    expect(row).toMatchObject({ dueOn: '2026-12-01', place: 'instalment 2 of 2' });
    const [paid] = invoiceRows([invoice('a', { ...issued, instalments, paidMinor: 100 })], now);
    expect(paid).toMatchObject({ dueOn: null, place: null });
  });
});
