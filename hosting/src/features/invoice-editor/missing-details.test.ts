import { describe, expect, it } from 'vitest';
import { planTax, taxOn } from '@/domain/tax';
import type { Client, Profile } from '@/lib/books';
import { missingDetails } from './missing-details';

const address = { line1: '4 MG Road', line2: '', city: '', postalCode: '', region: '', country: 'IN' };
const profile = {
  tax: { kind: 'gst', gstin: '27AAPFU0939F1ZV', lut: null, label: null, number: null, rateBp: 1800, words: '' },
  address,
  payout: { upiId: 'asha@upi', bank: null, paypalMe: null },
  stripe: null,
} as unknown as Profile;
const client = {
  name: 'Monsoon Café',
  address,
  gstin: null,
  stateCode: '29',
  sez: null,
  exemptWords: '',
} as unknown as Client;

function missing(mine: Partial<Profile> = {}, theirs: Partial<Client> = {}, currency = 'INR') {
  const owner = { ...profile, ...mine };
  const buyer = { ...client, ...theirs };
  const tax = taxOn(planTax(owner.tax, buyer, '2026-11-20'), new Map([[1800, 100]]));
  return missingDetails(owner, buyer, 'c1', tax, currency);
}

describe('what an invoice lacks', () => {
  it('is nothing when everything is there', () => {
    expect(missing()).toEqual([]);
  });

  it('is the client’s state, without which it cannot be issued', () => {
    expect(missing({}, { stateCode: null })).toMatchObject([{ href: '/desk/clients/c1/details', isNeeded: true }]);
    expect(missing({}, { stateCode: null, address: { ...address, country: 'DE' } })).toEqual([]);
    expect(missing({ tax: { ...profile.tax, kind: 'none', gstin: null } }, { stateCode: null })).toEqual([]);
  });

  it('is one’s own GSTIN', () => {
    expect(missing({ tax: { ...profile.tax, gstin: null } })[0]).toMatchObject({
      href: '/desk/settings/tax',
      isNeeded: true,
    });
  });

  it('is an address, without which it can', () => {
    const nowhere = { ...address, line1: '' };
    const found = missing({ address: nowhere }, { address: nowhere });
    expect(found.map(({ href, isNeeded }) => [href, isNeeded])).toEqual([
      ['/desk/settings/tax', false],
      ['/desk/clients/c1/details', false],
    ]);
  });

  it('is a way to pay: UPI counts for rupees only', () => {
    expect(missing({}, {}, 'EUR')).toMatchObject([{ href: '/desk/settings/payout', isNeeded: false }]);
    const stripe = { accountId: 'acct', chargesEnabled: true, connectedAt: 0 };
    expect(missing({ stripe }, {}, 'EUR')).toEqual([]);
  });
});
