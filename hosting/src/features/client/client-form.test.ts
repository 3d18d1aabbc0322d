import { describe, expect, it } from 'vitest';
import type { Client } from '@/lib/books';
import { askedOfClient, clientFaults, clientFormOf, placedBy } from './client-form';
import { placeOf, taxedAs } from './treatment';

const GSTIN = '29AAGCB7383J1Z4';
const TODAY = '2026-11-20';
const OURS = {
  kind: 'gst' as const,
  gstin: '27AAPFU0939F1ZV',
  lut: { number: 'AD27', validFrom: '2026-04-01', validUntil: '2027-03-31' },
  label: null,
  words: '',
};

function aClient(changes: Partial<Client> = {}): Client {
  return {
    id: 'client',
    name: 'Mira Textiles',
    createdAt: 0,
    updatedAt: null,
    legalName: '',
    address: { line1: '', line2: '', city: '', postalCode: '', region: '', country: '' },
    gstin: null,
    stateCode: null,
    sez: null,
    taxNumber: null,
    exemptWords: '',
    payerType: null,
    serviceKind: null,
    remindersMuted: false,
    rates: null,
    ...changes,
  };
}

const empty = clientFormOf(aClient());
const inIndia = (region: string) => ({ ...empty.address, country: 'IN', region });
const inGermany = { ...empty.address, country: 'DE', region: 'Bavaria' };

describe('a client', () => {
  it('needs a name only', () => {
    expect(clientFaults(empty)).toEqual({});
    expect(Object.keys(clientFaults({ ...empty, name: ' ' }))).toEqual(['name']);
  });

  it('is told which character of their GSTIN is wrong, and where its state does not fit', () => {
    expect(clientFaults({ ...empty, gstin: '29AAGCB73B3J1Z4' })).toEqual({
      gstin: 'The 10th character must be a digit, not ‘B’.',
    });
    expect(clientFaults({ ...empty, gstin: GSTIN, address: inIndia('Goa') })).toEqual({
      'address.region': 'The GSTIN is of Karnataka (29), and this address is in Goa (30).',
    });
  });

  it('is placed by a whole GSTIN, unless somebody said where they are', () => {
    expect(placedBy(GSTIN, empty.address)).toMatchObject({ country: 'IN', region: 'Karnataka' });
    expect(placedBy('29AAG', empty.address)).toBe(empty.address);
    expect(placedBy(GSTIN, inIndia('Goa'))).toEqual(inIndia('Goa'));
  });

  it('is in the state that was chosen by name', () => {
    expect(askedOfClient({ ...empty, address: inIndia('Karnataka') })).toMatchObject({ stateCode: '29', gstin: null });
    expect(clientFormOf(aClient({ stateCode: '29' })).address.region).toBe('Karnataka');
  });

  it('abroad has nothing that only India knows', () => {
    const form = { ...empty, address: inGermany, gstin: GSTIN, sez: 'under-lut', payerType: 'company' } as const;
    expect(clientFaults(form)).toEqual({});
    expect(askedOfClient({ ...form, taxNumber: ' DE123456789 ' })).toMatchObject({
      gstin: null,
      stateCode: null,
      sez: null,
      payerType: null,
      taxNumber: 'DE123456789',
    });
  });
});

describe('the treatment', () => {
  const taxed = (changes: Partial<Client>) => taxedAs(OURS, aClient(changes), TODAY);

  it('follows from where the client is, and says why', () => {
    expect(taxed({ stateCode: '29' })).toMatchObject({
      word: 'IGST',
      sentence: 'IGST because the client is in Karnataka (29) and you are in Maharashtra (27).',
      isUnfinished: false,
    });
    expect(taxed({ stateCode: '27' }).word).toBe('CGST + SGST');
    expect(taxed({ address: inGermany }).word).toBe('No tax, export under LUT');
    expect(taxed({ address: inGermany }).endorsement).toContain('without payment of integrated tax');
  });

  it('asks for the state while nobody chose one', () => {
    expect(taxed({})).toMatchObject({ word: 'State missing', isUnfinished: true });
  });

  it('says a named tax by its name', () => {
    const vat = { kind: 'named' as const, gstin: null, lut: null, label: 'VAT', words: '' };
    expect(taxedAs(vat, aClient(), TODAY).word).toBe('VAT');
    expect(taxedAs(vat, aClient({ exemptWords: 'Reverse charge' }), TODAY)).toMatchObject({
      word: 'Exempt',
      endorsement: 'Reverse charge',
    });
  });
});

describe('the place', () => {
  it('says where a client is', () => {
    expect(placeOf(aClient({ stateCode: '29' }))).toBe('Karnataka');
    expect(placeOf(aClient({ address: { ...inGermany, city: 'Berlin' } }))).toBe('Berlin, Germany');
    expect(placeOf(aClient())).toBe('');
  });
});
