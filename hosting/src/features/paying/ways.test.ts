import { describe, expect, it } from 'vitest';
import type { Bank } from '@/domain/invoice-parts';
import { anInvoice } from './invoice.fixture';
import { bankFields, paypalAddress, typedAmount, waysToPay } from './ways';

const BANK: Bank = {
  kind: 'india',
  holder: 'Asha Mehta',
  bankName: 'HDFC Bank',
  account: '50100123456789',
  ifsc: 'HDFC0000001',
  iban: null,
  bic: null,
  text: '',
};
const EVERYTHING = { upi: { id: 'asha@upi', name: 'Asha Mehta' }, bank: BANK, paypalMe: 'asha' };

describe('the ways to pay', () => {
  it('are those the freelancer has set up', () => {
    expect(waysToPay(anInvoice({ payTo: EVERYTHING }))).toEqual(['upi', 'card', 'bank', 'paypal']);
    expect(waysToPay(anInvoice())).toEqual(['card']);
    expect(waysToPay(anInvoice({ isPayable: false }))).toEqual([]);
  });

  it('include UPI for rupees only', () => {
    expect(waysToPay(anInvoice({ payTo: EVERYTHING, currency: 'USD' }))).toEqual(['card', 'bank', 'paypal']);
  });
});

describe('an amount to type', () => {
  it.each([
    [4_720_000, 'INR', '47200.00'],
    [5, 'INR', '0.05'],
    [1200, 'JPY', '1200'],
    [1234, 'KWD', '1.234'],
  ])('of %i %s is %s', (minor, currency, typed) => {
    expect(typedAmount(minor, currency)).toBe(typed);
  });
});

describe('a PayPal address', () => {
  it('carries the amount as its currency is written', () => {
    expect(paypalAddress('asha', 125_050, 'USD')).toBe('https://paypal.me/asha/1250.50USD');
    expect(paypalAddress('asha', 1200, 'JPY')).toBe('https://paypal.me/asha/1200JPY');
  });
});

describe('bank details', () => {
  it('are the fields that are known, in the order a form asks for them', () => {
    expect(bankFields(BANK).map((field) => field.label)).toEqual(['Account holder', 'Account number', 'IFSC', 'Bank']);
  });
});
