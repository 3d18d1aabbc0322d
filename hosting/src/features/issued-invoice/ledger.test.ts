import { describe, expect, it } from 'vitest';
import { payment } from './factories.fixture';
import { ledgerRows, sayEntry, signOf, whyUnapplied } from './ledger';

describe('the ledger', () => {
  it('is in the order of the days, with refunds below what they take from', () => {
    const rows = ledgerRows([
      payment('b', { receivedOn: '2026-11-21' }),
      payment('re_1', { kind: 'refund', of: 'a', amountMinor: 20_000, receivedOn: '2026-11-25' }),
      payment('a'),
    ]);
    expect(rows.map((row) => [row.entry.id, row.takenBack.map((back) => back.entry.id), row.leftMinor])).toEqual([
      ['a', ['re_1'], 30_000],
      ['b', [], 50_000],
    ]);
  });

  it('lets what was entered by hand be taken out once, and never the provider’s entries', () => {
    const [byHand, byStripe, note, deducted] = ledgerRows([
      payment('a'),
      payment('pi_1', { source: 'stripe', method: 'stripe' }),
      payment('tds_1', { kind: 'tds', method: null }),
      payment('cn_1', { kind: 'credit-note', method: null }),
    ]);
    expect([byHand, byStripe, deducted, note].map((row) => row?.mayReverse)).toEqual([true, false, true, false]);
    const [reversed] = ledgerRows([payment('a'), payment('rev_a', { kind: 'reversal', of: 'a' })]);
    expect(reversed).toMatchObject({ mayReverse: false, mayRefund: false, leftMinor: 0 });
    const [refunded] = ledgerRows([payment('a'), payment('r', { kind: 'refund', of: 'a', amountMinor: 1 })]);
    expect(refunded?.mayReverse).toBe(false);
  });

  it('refunds money only, and no more than is left of it', () => {
    const rows = ledgerRows([
      payment('whole', { kind: 'unapplied', reason: 'wrong-amount' }),
      payment('gone'),
      payment('re_gone', { kind: 'refund', of: 'gone' }),
      payment('tds_1', { kind: 'tds', method: null }),
    ]);
    expect(rows.map((row) => [row.entry.id, row.mayRefund])).toEqual([
      ['whole', true],
      ['gone', false],
      ['tds_1', false],
    ]);
  });

  it('lets a refund that was entered by hand be taken out, and then the payment', () => {
    const refund = payment('r', { kind: 'refund', of: 'a', amountMinor: 1 });
    expect(ledgerRows([payment('a'), refund])[0]?.takenBack[0]?.mayReverse).toBe(true);
    const [row] = ledgerRows([payment('a'), refund, payment('rev_r', { kind: 'reversal', of: 'r' })]);
    expect(row).toMatchObject({ mayReverse: true, leftMinor: 50_000 });
    expect(row?.takenBack.map((back) => [back.isUndone, back.mayReverse])).toEqual([
      [true, false],
      [false, false],
    ]);
  });

  it('does not refund what the payer’s bank has called back', () => {
    const may = (state: 'open' | 'won' | 'lost') =>
      ledgerRows([payment('pi')], [{ paymentId: 'pi', state }])[0]?.mayRefund;
    expect([may('open'), may('lost'), may('won')]).toEqual([false, false, true]);
  });

  it('gives a refund that failed back', () => {
    const [row] = ledgerRows([
      payment('pi', { source: 'stripe', method: 'stripe' }),
      payment('re_1', { kind: 'refund', of: 'pi' }),
      payment('rev_re_1', { kind: 'reversal', of: 're_1', receivedOn: '2026-11-22' }),
    ]);
    expect(row?.leftMinor).toBe(50_000);
    expect(row?.takenBack.map((back) => back.entry.id)).toEqual(['re_1', 'rev_re_1']);
  });

  it('shows what was taken back of something unknown on its own', () => {
    expect(ledgerRows([payment('re_1', { kind: 'refund', of: 'elsewhere' })])).toHaveLength(1);
  });

  it('has words for what it shows', () => {
    expect(sayEntry(payment('a', { method: 'cheque' }))).toBe('Cheque');
    expect(sayEntry(payment('t', { kind: 'tds', method: null }))).toContain('TDS');
    expect(sayEntry(payment('dp_1', { kind: 'refund' }))).toContain('bank');
    expect(signOf(payment('r', { kind: 'refund' }))).toBe(-1);
    expect(whyUnapplied('wrong-currency')).toContain('currency');
    expect(whyUnapplied('news-to-us')).toBe('It could not be matched.');
  });
});
