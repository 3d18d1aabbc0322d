import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateIn } from '@/lib/dates';
import numbers from '../../../tests/vectors/invoice-numbers.json';
import statuses from '../../../tests/vectors/invoice-status.json';
import ledgers from '../../../tests/vectors/ledger.json';
import dueDays from '../../../tests/vectors/overdue.json';
import { balanceMinor, type InvoiceFacts, invoiceStatus, isPastDue, openFigure } from './invoice';

describe('the vectors the functions run too', () => {
  test.each(statuses.cases)('status: $why', ({ now, status, balanceMinor: balance, claimed, ...facts }) => {
    const { issued, viewed, voided, ...sums } = facts;
    const invoice = {
      ...sums,
      instalments: [{ claim: claimed }],
      issuedAt: issued,
      viewedAt: viewed,
      voidedAt: voided,
    };
    expect(invoiceStatus(invoice, new Date(now))).toBe(status);
    expect(balanceMinor(invoice)).toBe(balance);
  });

  test.each(ledgers.cases)('ledger: $why', ({ amountsMinor, status, balanceMinor: balance, ...sums }) => {
    const totalMinor = amountsMinor.reduce((sum, amount) => sum + amount, 0);
    expect(invoiceStatus({ ...SENT, ...sums, totalMinor }, new Date(0))).toBe(status);
    expect(balanceMinor({ ...sums, totalMinor })).toBe(balance);
  });

  test.each(dueDays.cases)('due day: $why', ({ dueOn, timeZone, endsAt }) => {
    const end = new Date(endsAt);
    expect(isPastDue(dueOn, timeZone, end)).toBe(true);
    expect(isPastDue(dueOn, timeZone, new Date(end.getTime() - 1))).toBe(false);
  });

  test.each(numbers.series)('issue date: $why', ({ issuedAt, timeZone, issuedOn }) => {
    expect(dateIn(timeZone, Date.parse(issuedAt))).toBe(issuedOn);
  });
});

const SENT: InvoiceFacts = {
  totalMinor: 1000,
  paidMinor: 0,
  tdsMinor: 0,
  creditedMinor: 0,
  refundedMinor: 0,
  nextDueOn: '2026-03-31',
  timeZone: 'Asia/Kolkata',
  processing: false,
  instalments: [],
  issuedAt: 1,
  viewedAt: null,
  voidedAt: null,
};

test('the books tell by session what is on its way, the room that something is', () => {
  expect(invoiceStatus({ ...SENT, processing: { cs_1: {} } }, new Date(0))).toBe('processing');
  expect(invoiceStatus({ ...SENT, processing: true }, new Date(0))).toBe('processing');
  expect(invoiceStatus({ ...SENT, processing: {} }, new Date(0))).toBe('sent');
});

test('an overpaid invoice has nothing left to pay', () => {
  expect(balanceMinor({ ...SENT, paidMinor: 900, tdsMinor: 200 })).toBe(0);
  expect(balanceMinor({ ...SENT, paidMinor: 300 })).toBe(700);
});

test('a list shows what is open, and the whole beside it only where that is more', () => {
  expect(openFigure(700, 1000)).toEqual({ minor: 700, ofMinor: 1000 });
  expect(openFigure(1000, 1000), 'nothing settled').toEqual({ minor: 1000, ofMinor: null });
  expect(openFigure(0, 1000), 'nothing open').toEqual({ minor: 1000, ofMinor: null });
});

test('nothing is paid without money, and nothing with a balance is paid', () => {
  const sum = fc.integer({ min: 0, max: 2000 });
  const facts = fc.record({ paidMinor: sum, tdsMinor: sum, creditedMinor: sum, refundedMinor: sum });
  fc.assert(
    fc.property(facts, fc.boolean(), (sums, processing) => {
      const invoice = { ...SENT, ...sums, processing };
      const status = invoiceStatus(invoice, new Date(0));
      expect(status === 'paid' || status === 'credited').toBe(balanceMinor(invoice) === 0);
      if (status === 'paid') expect(invoice.paidMinor + invoice.tdsMinor).toBeGreaterThan(0);
    }),
  );
});
