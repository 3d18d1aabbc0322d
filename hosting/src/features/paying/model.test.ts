import { describe, expect, it } from 'vitest';
import { A_CLAIM, anInstalment, anInvoice, inThree, NOW } from './invoice.fixture';
import {
  askedFor,
  instalmentStanding,
  invoiceStanding,
  invoicesInOrder,
  isConfirmed,
  nameOf,
  nextInstalment,
  sayReturned,
} from './model';

describe('an invoice', () => {
  it.each([
    ['due 27 Nov', 'warn', {}],
    ['due today', 'warn', { dueOn: '2026-11-20' }],
    ['overdue since 18 Nov', 'stop', { dueOn: '2026-11-18' }],
    ['payment on its way', 'info', { processing: true }],
    ['reported as paid, not confirmed yet', 'info', { instalments: [anInstalment({ claim: A_CLAIM })] }],
    ['paid 20 Nov', 'go', { paidMinor: 4_720_000, paidAt: NOW }],
    ['paid 20 Nov', 'go', { paidMinor: 4_248_000, tdsMinor: 472_000, paidAt: NOW }],
    ['settled by credit note', 'go', { creditedMinor: 4_720_000 }],
    ['refunded', 'idle', { refundedMinor: 4_720_000 }],
    ['partly paid, rest due 27 Nov', 'warn', { paidMinor: 1 }],
    ['cancelled', 'idle', { voidedAt: NOW }],
  ])('says "%s"', (word, tone, fields) => {
    expect(invoiceStanding(anInvoice(fields), NOW)).toEqual({ word, tone });
  });

  it('counts its instalments', () => {
    expect(invoiceStanding(inThree(), NOW)).toEqual({ tone: 'warn', word: '1 of 3 paid, next due 27 Nov' });
  });

  it('stands before the settled ones while it is open', () => {
    const paid = anInvoice({ id: 'paid', paidMinor: 4_720_000 });
    const ids = invoicesInOrder([paid, anInvoice({ id: 'b' }), anInvoice({ id: 'a', dueOn: '2026-11-01' })], NOW);
    expect(ids.map((one) => one.id)).toEqual(['a', 'b', 'paid']);
  });
});

describe('what to pay next', () => {
  it('is the first instalment that is not settled', () => {
    expect(nextInstalment(inThree())?.id).toBe('2');
  });

  it('passes one that was reported as paid', () => {
    const instalments = inThree().instalments.map((one) => (one.id === '2' ? { ...one, claim: A_CLAIM } : one));
    expect(nextInstalment(inThree({ instalments }))?.id).toBe('3');
  });

  it.each([
    ['void', { voidedAt: NOW }],
    ['paid', { paidMinor: 4_720_000 }],
    ['on its way', { processing: true }],
  ])('is nothing while the invoice is %s', (_state, fields) => {
    expect(nextInstalment(anInvoice(fields))).toBeNull();
  });

  it('may be paid but is not asked for once everything was given back', () => {
    const invoice = anInvoice({ refundedMinor: 4_720_000 });
    expect(nextInstalment(invoice)?.id).toBe('1');
    expect(askedFor(invoice, NOW)).toBeNull();
  });
});

describe('an instalment', () => {
  it('goes by its label, or its place among several, or needs no name', () => {
    const invoice = inThree();
    expect(invoice.instalments.map((one) => nameOf(invoice, one))).toEqual([
      'Advance',
      'Instalment 2 of 3',
      'Instalment 3 of 3',
    ]);
    const alone = anInvoice();
    expect(alone.instalments.map((one) => nameOf(alone, one))).toEqual([null]);
  });

  it('stands by itself, whatever the others do', () => {
    const invoice = inThree();
    const words = invoice.instalments.map((one) => instalmentStanding(invoice, one, NOW));
    expect(words).toEqual([
      { tone: 'go', word: 'paid' },
      { tone: 'warn', word: 'due 27 Nov' },
      { tone: 'idle', word: 'due 18 Dec' },
    ]);
  });
});

describe('coming back from the card page', () => {
  const back = { invoiceId: 'i', outcome: 'paid', paidBeforeMinor: 3_000_000 } as const;

  it('waits until the books know of the money', () => {
    expect(isConfirmed(back, inThree())).toBe(false);
    expect(sayReturned(back, inThree(), 'Asha', NOW).title).toBe('Waiting for confirmation');
  });

  it('thanks for the instalment and says what is left', () => {
    const paid = inThree({ paidMinor: 7_000_000 });
    expect(isConfirmed(back, paid)).toBe(true);
    expect(sayReturned(back, paid, 'Asha', NOW)).toMatchObject({
      title: '₹40,000.00 paid. Thank you.',
      detail: 'A receipt is on its way by mail. ₹30,000.00 of INV-2026-014 is left to pay.',
    });
  });

  it('says what becomes of the money when the invoice was cancelled meanwhile', () => {
    const { title, detail } = sayReturned(back, inThree({ voidedAt: NOW }), 'Asha', NOW);
    expect(title).toBe('This invoice was cancelled');
    expect(detail).toContain('If your payment went through');
    const left = { ...back, outcome: 'cancelled' } as const;
    expect(sayReturned(left, inThree({ voidedAt: NOW }), 'Asha', NOW).detail).toBe('Asha cancelled INV-2026-014.');
  });

  it.each([
    ['failed', 'The payment did not go through'],
    ['cancelled', 'Nothing was paid'],
  ] as const)('says that it %s', (outcome, title) => {
    expect(sayReturned({ ...back, outcome }, inThree(), 'Asha', NOW).title).toBe(title);
  });
});
