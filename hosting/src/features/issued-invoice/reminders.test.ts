import { describe, expect, it } from 'vitest';
import type { BooksInvoice } from '@/lib/books';
import { instalment, invoice } from './factories.fixture';
import { nextReminder, restsUntil, whyNotRemind } from './reminders';

const at = (text: string) => Date.parse(text);
const ladder = { isOn: true, offsets: [-3, 0, 3, 7, 14] };
const issued = invoice({ issuedAt: at('2026-11-20T06:00:00Z'), instalments: [instalment({ dueOn: '2026-12-01' })] });
const next = (change: Partial<BooksInvoice>, now: string, isMuted = false) =>
  nextReminder({ ...issued, ...change }, ladder, { remindersMuted: isMuted }, at(now));

describe('the next automatic reminder', () => {
  it('is the next step of the ladder', () => {
    expect(next({}, '2026-11-20T07:00:00Z')).toEqual({ kind: 'on', date: '2026-11-28' });
    const done = { remindersDoneUntil: at('2026-11-28T04:00:00Z') };
    expect(next(done, '2026-11-28T05:00:00Z')).toEqual({ kind: 'on', date: '2026-12-01' });
  });

  it('waits for a morning when a step was missed', () => {
    expect(next({}, '2026-11-28T12:00:00Z')).toEqual({ kind: 'on', date: '2026-11-29' });
    expect(next({}, '2026-11-29T01:00:00Z')).toEqual({ kind: 'on', date: '2026-11-29' });
  });

  it('does not come on the day it was issued', () => {
    const due = { instalments: [instalment({ dueOn: '2026-11-20' })] };
    expect(next(due, '2026-11-20T07:00:00Z')).toEqual({ kind: 'on', date: '2026-11-23' });
  });

  it('skips what is settled, and ends with the ladder', () => {
    const paid = instalment({ dueOn: '2026-11-25', paidMinor: 100_000 });
    expect(next({ instalments: [paid, instalment()] }, '2026-11-21T07:00:00Z')).toMatchObject({ date: '2026-11-28' });
    const done = { remindersDoneUntil: at('2026-12-15T04:00:00Z') };
    expect(next(done, '2026-12-16T07:00:00Z').kind).toBe('none');
  });

  it('says why there is none', () => {
    const claim = { utr: '1', amountMinor: 1, at: 0, by: 'Priya', fileId: null };
    const dispute = { paymentId: 'p', amountMinor: 1, state: 'open' } as const;
    const reasons = [
      next({ remindersMuted: true }, '2026-11-20T07:00:00Z'),
      next({}, '2026-11-20T07:00:00Z', true),
      next({ instalments: [instalment({ claim })] }, '2026-11-20T07:00:00Z'),
      next({ disputes: { dp: dispute } }, '2026-11-20T07:00:00Z'),
      next({ paidMinor: 100_000 }, '2026-11-20T07:00:00Z'),
      nextReminder(issued, { ...ladder, isOn: false }, null, 0),
    ];
    const said = reasons.map((each) => (each.kind === 'none' ? each.reason : ''));
    expect(new Set(said).size).toBe(6);
    expect(said).not.toContain('');
  });
});

describe('a reminder by hand', () => {
  it('rests for a day', () => {
    const remindedAt = at('2026-11-20T06:00:00Z');
    expect(restsUntil(invoice({ remindedAt }), at('2026-11-21T05:59:59Z'))).toBe(at('2026-11-21T06:00:00Z'));
    expect(restsUntil(invoice({ remindedAt }), at('2026-11-21T06:00:00Z'))).toBeNull();
    expect(restsUntil(invoice(), 0)).toBeNull();
  });

  it('goes when muted: that silences the ladder only', () => {
    expect(whyNotRemind(invoice({ remindersMuted: true }))).toBeNull();
    expect(whyNotRemind(invoice({ voidedAt: 1 }))).toBe('Nothing is due.');
  });
});
