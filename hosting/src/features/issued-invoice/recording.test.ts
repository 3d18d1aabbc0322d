import { describe, expect, it } from 'vitest';
import { instalment, invoice } from './factories.fixture';
import { blankRecord, outcomeOf, readRecord, suggestedTds } from './recording';

const today = '2026-11-20';
const gst = invoice({
  subtotalMinor: 10_000_000,
  taxMinor: 1_800_000,
  totalMinor: 11_800_000,
  instalments: [instalment({ id: '1', amountMinor: 5_900_000 }), instalment({ id: '2', amountMinor: 5_900_000 })],
});
const form = (change = {}) => ({ ...blankRecord(gst, '1', today), ...change });

describe('recording a payment', () => {
  it('begins with what is due of the instalment, or of all', () => {
    expect(blankRecord(gst, '1', today).amount).toBe('59,000.00');
    expect(blankRecord(gst, '', today).amount).toBe('1,18,000.00');
    expect(blankRecord(invoice({ paidMinor: 100_000 }), '', today).amount).toBe('');
  });

  it('reads what was typed', () => {
    const { payment, problems } = readRecord(
      form({ amount: '54,000', tds: '5,000', reference: ' 4123 4567 8901 ' }),
      gst,
      today,
    );
    expect(problems).toEqual({});
    expect(payment).toMatchObject({
      amountMinor: 5_400_000,
      tdsMinor: 500_000,
      reference: '412345678901',
      instalmentId: '1',
    });
  });

  it('takes TDS alone, but not nothing', () => {
    expect(readRecord(form({ amount: '', tds: '10' }), gst, today).problems).toEqual({});
    expect(readRecord(form({ amount: '0', tds: '' }), gst, today).problems).toHaveProperty('amountMinor');
  });

  it('says what is wrong at its field', () => {
    const { problems } = readRecord(form({ amount: 'x', receivedOn: '2026-11-21', reference: '123' }), gst, today);
    expect(Object.keys(problems).sort()).toEqual(['amountMinor', 'receivedOn', 'reference']);
    expect(readRecord(form({ method: 'cheque', reference: '000123' }), gst, today).problems).toEqual({});
  });
});

describe('TDS', () => {
  it('is suggested on the part before tax', () => {
    expect(suggestedTds(gst, { payerType: 'company', serviceKind: 'professional' }, 5_900_000, today)).toEqual({
      tdsMinor: 500_000,
      rateBp: 1000,
      baseMinor: 5_000_000,
      section: '393(1)',
    });
    expect(suggestedTds(gst, { payerType: null, serviceKind: 'technical' }, 11_800_000, today)?.tdsMinor).toBe(200_000);
  });

  it('goes by the law of the day the money came', () => {
    expect(suggestedTds(gst, null, 5_900_000, '2026-03-31')?.section).toBe('194J');
    expect(suggestedTds(gst, null, 5_900_000, '2026-04-01')?.section).toBe('393(1)');
  });

  it('is not where nobody deducts', () => {
    expect(suggestedTds(gst, { payerType: 'individual', serviceKind: null }, 1000, today)).toBeNull();
    expect(suggestedTds({ ...gst, currency: 'EUR' }, null, 1000, today)).toBeNull();
    expect(suggestedTds(gst, null, 0, today)).toBeNull();
    expect(suggestedTds(gst, null, 1000, '')).toBeNull();
  });
});

describe('what a payment comes to', () => {
  it('counts tax deducted at source as settled', () => {
    const outcome = (amountMinor: number, tdsMinor = 0) => outcomeOf(invoice(), { amountMinor, tdsMinor });
    expect(outcome(0)).toEqual({ kind: 'nothing' });
    expect(outcome(60_000)).toEqual({ kind: 'left', minor: 40_000 });
    expect(outcome(90_000, 10_000)).toEqual({ kind: 'settled' });
    expect(outcome(100_000, 1)).toEqual({ kind: 'over', minor: 1 });
  });
});
