import { describe, expect, it } from 'vitest';
import { aMessage, aMilestone, anInvoice, aRoom, DAY_MS, NOW } from './factories.fixture';
import {
  initials,
  invoiceStanding,
  invoicesInOrder,
  mayPay,
  milestoneStanding,
  nameOfSide,
  needsOf,
  overallProgress,
} from './model';

const empty = { room: aRoom(), messages: [], milestones: [], invoices: [] };
const client = { side: 'client', now: NOW, seenAtOpen: 0 } as const;
const owner = { side: 'freelancer', now: NOW, seenAtOpen: 0 } as const;

describe('what needs a person', () => {
  it('is nothing in an empty room', () => {
    expect(needsOf(empty, client)).toEqual([]);
  });

  it('starts with money, the earliest due date first, and says what is late', () => {
    const invoices = [anInvoice({ dueOn: '2026-11-27' }), anInvoice({ id: 'late', dueOn: '2026-11-18' })];
    const needs = needsOf({ ...empty, invoices }, client);
    expect(needs.map((need) => need.detail)).toEqual([
      'INV-2026-014, was due Wednesday 18 Nov',
      'INV-2026-014, due Friday 27 Nov',
    ]);
    expect(needs.map((need) => need.tone)).toEqual(['stop', 'warn']);
    expect(needs[1]).toMatchObject({ title: 'Pay ₹47,200.00', word: 'Pay', action: { kind: 'pay' } });
  });

  it('asks for the balance, not the total, of a partly paid invoice', () => {
    const invoices = [anInvoice({ paidMinor: 1_720_000 })];
    expect(needsOf({ ...empty, invoices }, client)[0]?.title).toBe('Pay ₹30,000.00');
  });

  it.each([
    ['paid', { paidMinor: 4_720_000, paidAt: NOW }],
    ['void', { voidedAt: NOW }],
    ['processing', { processing: true }],
  ])('leaves a %s invoice alone', (_state, fields) => {
    expect(needsOf({ ...empty, invoices: [anInvoice(fields)] }, client)).toEqual([]);
  });

  it('opens the invoice instead of paying where no card provider is set up', () => {
    const need = needsOf({ ...empty, invoices: [anInvoice({ isPayable: false })] }, client)[0];
    expect(need).toMatchObject({ word: 'Open', action: { kind: 'invoice' } });
  });

  it('tells the owner of overdue money only, and of no review of their own', () => {
    const invoices = [anInvoice(), anInvoice({ id: 'late', dueOn: '2026-11-18' })];
    const milestones = [aMilestone({ status: 'review' })];
    const needs = needsOf({ ...empty, invoices, milestones }, owner);
    expect(needs.map((need) => need.title)).toEqual(['₹47,200.00 is overdue']);
  });

  it('asks the client to look at what is in review', () => {
    const milestones = [aMilestone({ title: 'Logo', status: 'review' })];
    expect(needsOf({ ...empty, milestones }, client)[0]).toMatchObject({ title: 'Look at Logo', word: 'Look' });
  });

  it('asks for an answer to the other side only', () => {
    const messages = [aMessage({ from: 'freelancer', text: 'Which one?' })];
    expect(needsOf({ ...empty, messages }, client)[0]).toMatchObject({ title: 'Answer Asha', detail: '“Which one?”' });
    expect(needsOf({ ...empty, messages }, owner)).toEqual([]);
  });

  it('keeps asking for a question that was seen, but not for a remark', () => {
    const seen = { ...client, seenAtOpen: NOW };
    const needs = (text: string) => needsOf({ ...empty, messages: [aMessage({ from: 'freelancer', text })] }, seen);
    expect(needs('Which one?')).toHaveLength(1);
    expect(needs('Thank you.')).toHaveLength(0);
  });

  it('quotes a long message in part and names files when there is no text', () => {
    const need = (fields: object) =>
      needsOf({ ...empty, messages: [aMessage({ from: 'freelancer', ...fields })] }, client)[0];
    expect(need({ text: 'word '.repeat(100) })?.detail.length).toBeLessThan(125);
    expect(need({ text: '', attachments: ['a', 'b'] })?.detail).toBe('Sent 2 files');
  });
});

describe('an invoice', () => {
  it.each([
    ['due 27 Nov', 'warn', {}],
    ['due today', 'warn', { dueOn: '2026-11-20' }],
    ['overdue since 18 Nov', 'stop', { dueOn: '2026-11-18' }],
    ['payment on its way', 'info', { processing: true }],
    ['paid 20 Nov', 'go', { paidMinor: 4_720_000, paidAt: NOW }],
    ['partly paid, rest due 27 Nov', 'warn', { paidMinor: 1 }],
    ['cancelled', 'idle', { voidedAt: NOW }],
  ])('says "%s"', (word, tone, fields) => {
    expect(invoiceStanding(anInvoice(fields), NOW)).toEqual({ word, tone });
  });

  it('may be paid while anything is open and a provider is set up', () => {
    expect(mayPay(anInvoice(), NOW)).toBe(true);
    expect(mayPay(anInvoice({ isPayable: false }), NOW)).toBe(false);
    expect(mayPay(anInvoice({ processing: true }), NOW)).toBe(false);
    expect(mayPay(anInvoice({ paidMinor: 4_720_000 }), NOW)).toBe(false);
  });

  it('stands before the settled ones while it is open', () => {
    const paid = anInvoice({ id: 'paid', paidMinor: 4_720_000 });
    const ids = invoicesInOrder([paid, anInvoice({ id: 'b' }), anInvoice({ id: 'a', dueOn: '2026-11-01' })], NOW);
    expect(ids.map((one) => one.id)).toEqual(['a', 'b', 'paid']);
  });
});

describe('a milestone', () => {
  it.each([
    ['done 14 Nov', { status: 'done', doneOn: '2026-11-14' }],
    ['in review', { status: 'review' }],
    ['due 2 Dec', { status: 'inProgress', dueOn: '2026-12-02' }],
    ['was due 2 Nov', { status: 'inProgress', dueOn: '2026-11-02' }],
    ['planned', { status: 'planned', dueOn: null }],
  ] as const)('says "%s"', (word, fields) => {
    expect(milestoneStanding(aMilestone(fields), '2026-11-20').word).toBe(word);
  });

  it('counts as whole once done, whatever its slider says', () => {
    expect(overallProgress([aMilestone({ status: 'done', progress: 40 }), aMilestone({ progress: 0 })])).toBe(50);
    expect(overallProgress([])).toBeNull();
  });
});

describe('names', () => {
  it('calls the client by who wrote last, before that by the company', () => {
    const messages = [aMessage({ from: 'client', name: 'Priya Nair', at: NOW - DAY_MS })];
    expect(nameOfSide('client', aRoom(), messages)).toBe('Priya');
    expect(nameOfSide('client', aRoom(), [])).toBe('Monsoon Café');
    expect(nameOfSide('freelancer', aRoom(), [])).toBe('Asha');
  });

  it('makes initials of any script, and of nothing', () => {
    expect(initials('Asha Mehta Studio')).toBe('AM');
    expect(initials('<img onerror=1>')).toBe('IO');
    expect(initials('…')).toBe('•');
  });
});
