import { describe, expect, it } from 'vitest';
import { A_CLAIM, anInstalment, anInvoice, DAY_MS, inThree, NOW } from '@/features/paying/invoice.fixture';
import { aMessage, aMilestone, aRoom, someWork } from './factories.fixture';
import { milestoneStanding, nameOfSide, overallProgress } from './model';
import { needsOf } from './needs';

const empty = { room: aRoom(), messages: [], milestones: [], invoices: [], work: someWork(), comments: [] };
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

  it('opens the invoice instead of paying where there is no way to pay', () => {
    const need = needsOf({ ...empty, invoices: [anInvoice({ isPayable: false })] }, client)[0];
    expect(need).toMatchObject({ word: 'Open', action: { kind: 'invoice' } });
  });

  it('asks for one instalment at a time, by its own day and amount', () => {
    const need = needsOf({ ...empty, invoices: [inThree()] }, client);
    expect(need).toHaveLength(1);
    expect(need[0]).toMatchObject({
      title: 'Pay ₹40,000.00',
      detail: 'INV-2026-014, Instalment 2 of 3, due Friday 27 Nov',
      action: { kind: 'pay', instalmentId: '2' },
    });
  });

  it('asks for what follows a reported instalment, and for nothing once all are reported', () => {
    const [first, second, third] = inThree().instalments;
    const reported = { ...anInstalment(second), claim: A_CLAIM };
    const asked = (third: object) => {
      const instalments = [anInstalment(first), reported, anInstalment(third)];
      return needsOf({ ...empty, invoices: [inThree({ instalments })] }, client);
    };
    expect(asked({ ...third })[0]).toMatchObject({ action: { instalmentId: '3' } });
    expect(asked({ ...third, claim: A_CLAIM })).toEqual([]);
  });

  it('says that a reported payment was not found', () => {
    const refusal = { utr: A_CLAIM.utr, reason: 'No such payment', at: NOW };
    const instalments = [anInstalment({ refusal })];
    const need = needsOf({ ...empty, invoices: [anInvoice({ instalments })] }, client)[0];
    expect(need).toMatchObject({ tone: 'stop', detail: 'INV-2026-014: your payment was not found' });
  });

  it('asks nobody to pay again after everything was given back', () => {
    expect(needsOf({ ...empty, invoices: [anInvoice({ refundedMinor: 4_720_000 })] }, client)).toEqual([]);
  });

  it('has the owner look for what was reported as paid', () => {
    const instalments = [anInstalment({ claim: A_CLAIM })];
    const need = needsOf({ ...empty, invoices: [anInvoice({ instalments })] }, owner)[0];
    expect(need).toMatchObject({ title: 'Look for ₹47,200.00', action: { kind: 'invoice' } });
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
});
