import { describe, expect, it } from 'vitest';
import { askedOfPayout, type PayoutForm, payoutFaults, payoutFormOf, paypalName } from './payout-form';

const empty = payoutFormOf({ upiId: null, bank: null, paypalMe: null });
const indian: PayoutForm = {
  ...empty,
  bankKind: 'india',
  holder: 'Asha Rao',
  account: '5010 0012 3456',
  ifsc: 'hdfc0001234',
};

describe('payout details', () => {
  it('may all be left out', () => {
    expect(payoutFaults(empty)).toEqual({});
    expect(askedOfPayout(empty)).toEqual({ upiId: null, bank: null, paypalMe: null });
  });

  it('are sent compact, and only those of the kind of account', () => {
    expect(payoutFaults(indian)).toEqual({});
    expect(askedOfPayout({ ...indian, iban: 'DE89370400440532013000', text: 'x' }).bank).toEqual({
      kind: 'india',
      holder: 'Asha Rao',
      bankName: '',
      account: '501000123456',
      ifsc: 'HDFC0001234',
      iban: null,
      bic: null,
      text: '',
    });
  });

  it('are told where they are wrong', () => {
    expect(Object.keys(payoutFaults({ ...indian, holder: '', account: '1', ifsc: 'HDFCO001234' }))).toEqual([
      'bank.holder',
      'bank.account',
      'bank.ifsc',
    ]);
    expect(Object.keys(payoutFaults({ ...empty, upiId: 'asha rao@ok', paypalMe: 'a-b' }))).toEqual([
      'upiId',
      'paypalMe',
    ]);
    const european: PayoutForm = { ...indian, bankKind: 'iban', iban: 'DE89370400440532013001', bic: 'DEUTDEFF5' };
    expect(Object.keys(payoutFaults(european))).toEqual(['bank.iban', 'bank.bic']);
    expect(Object.keys(payoutFaults({ ...indian, bankKind: 'other' }))).toEqual(['bank.text']);
  });

  it('come back from the books as they were', () => {
    const asked = askedOfPayout({ ...indian, upiId: 'asha@okaxis', paypalMe: 'AshaRao' });
    expect(askedOfPayout(payoutFormOf(asked))).toEqual(asked);
  });
});

describe('a PayPal.Me name', () => {
  it.each(['AshaRao', 'paypal.me/AshaRao', 'https://www.paypal.com/paypalme/AshaRao/', ' https://paypal.me/AshaRao '])(
    'is found in %s',
    (text) => {
      expect(paypalName(text)).toBe('AshaRao');
    },
  );
});
