import { describe, expect, test } from 'vitest';
import numbers from '../../../tests/vectors/invoice-numbers.json';
import statuses from '../../../tests/vectors/invoice-status.json';
import totals from '../../../tests/vectors/invoice-totals.json';
import dueDays from '../../../tests/vectors/overdue.json';
import { balanceMinor, dateIn, invoiceStatus, invoiceTotals, isPastDue } from './invoice';

describe('the vectors the functions run too', () => {
  test.each(totals.cases)('totals: $why', ({ lines, tax, lineAmountsMinor, subtotalMinor, taxMinor, totalMinor }) => {
    expect(invoiceTotals(lines, tax)).toEqual({ lineAmountsMinor, subtotalMinor, taxMinor, totalMinor });
  });

  test.each(statuses.cases)('status: $why', ({ now, status, issued, viewed, voided, ...facts }) => {
    const invoice = { ...facts, issuedAt: issued, viewedAt: viewed, voidedAt: voided };
    expect(invoiceStatus(invoice, new Date(now))).toBe(status);
  });

  test.each(dueDays.cases)('due day: $why', ({ dueOn, timeZone, endsAt }) => {
    const end = new Date(endsAt);
    expect(isPastDue(dueOn, timeZone, end)).toBe(true);
    expect(isPastDue(dueOn, timeZone, new Date(end.getTime() - 1))).toBe(false);
  });

  test.each(numbers.series)('issue date: $why', ({ issuedAt, timeZone, issuedOn }) => {
    expect(dateIn(timeZone, new Date(issuedAt))).toBe(issuedOn);
  });
});

test('an overpaid invoice has nothing left to pay', () => {
  expect(balanceMinor({ totalMinor: 100, paidMinor: 120 })).toBe(0);
  expect(balanceMinor({ totalMinor: 100, paidMinor: 30 })).toBe(70);
});
