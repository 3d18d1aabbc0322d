import { describe, expect, it } from 'vitest';
import { aProfile } from './factories.fixture';
import { askedOfTax, filledFrom, lutStanding, lutYear, type TaxForm, taxFaults, taxFormOf } from './tax-form';

const GSTIN = '27AAPFU0939F1ZV';
const empty = taxFormOf(aProfile());
const gst: TaxForm = { ...empty, kind: 'gst', gstin: GSTIN, rate: '18' };

describe('a registration', () => {
  it('may be none, and is then complete', () => {
    expect(taxFaults(empty)).toEqual({});
    expect(askedOfTax({ ...empty, words: ' Small business ' }).tax).toEqual({
      kind: 'none',
      gstin: null,
      lut: null,
      label: null,
      number: null,
      rateBp: 0,
      words: 'Small business',
    });
  });

  it('is told which character of its number is wrong', () => {
    expect(taxFaults({ ...gst, gstin: '27AAPFU0939F-ZV' })).toEqual({
      'tax.gstin': 'The 13th character must be a letter or digit, not ‘-’.',
    });
  });

  it('is sent compact, and without what another kind has', () => {
    const asked = askedOfTax({ ...gst, gstin: ' 27 aapfu 0939f1zv ', label: 'VAT', words: 'x', pan: 'aapfu0939f' });
    expect(asked.tax).toMatchObject({ gstin: GSTIN, label: null, rateBp: 1800, words: '', lut: null });
    expect(asked.pan).toBe('AAPFU0939F');
  });

  it('fits its address, its PAN and its halves', () => {
    const inKarnataka = { ...gst.address, country: 'IN', region: 'Karnataka' };
    expect(Object.keys(taxFaults({ ...gst, address: inKarnataka }))).toEqual(['address.region']);
    expect(Object.keys(taxFaults({ ...gst, address: { ...gst.address, country: 'DE' } }))).toEqual(['address.country']);
    expect(Object.keys(taxFaults({ ...gst, pan: 'AAPFU0939G' }))).toEqual(['pan']);
    expect(Object.keys(taxFaults({ ...gst, rate: '18.01' }))).toEqual(['tax.rateBp']);
  });

  it('elsewhere has a name and a rate', () => {
    const named: TaxForm = { ...empty, kind: 'named' };
    expect(Object.keys(taxFaults(named))).toEqual(['tax.label', 'tax.rateBp']);
    expect(taxFaults({ ...named, label: 'VAT', rate: '7,5 %' })).toEqual({});
    expect(askedOfTax({ ...named, label: 'VAT', rate: '7,5 %' }).tax.rateBp).toBe(750);
    expect(Object.keys(taxFaults({ ...named, label: 'VAT', rate: '101' }))).toEqual(['tax.rateBp']);
  });

  it('comes back from the books as it was', () => {
    const tax = {
      kind: 'gst' as const,
      gstin: GSTIN,
      lut: { number: 'AD27', validFrom: '2026-04-01', validUntil: '2027-03-31' },
      label: null,
      number: null,
      rateBp: 1800,
      words: '',
    };
    expect(askedOfTax(taxFormOf(aProfile({ tax }))).tax).toEqual(tax);
  });
});

describe('a whole GSTIN', () => {
  it('fills in what is still empty', () => {
    const filled = filledFrom(GSTIN, empty);
    expect(filled.address).toMatchObject({ country: 'IN', region: 'Maharashtra' });
    expect(filled.pan).toBe('AAPFU0939F');
  });

  it('leaves alone what somebody wrote', () => {
    const written = { address: { ...empty.address, country: 'IN', region: 'Goa' }, pan: 'AAAAA0000A' };
    expect(filledFrom(GSTIN, written)).toEqual(written);
  });

  it('fills in nothing before it is whole', () => {
    expect(filledFrom('27AAPFU', empty)).toEqual({ address: empty.address, pan: '' });
  });
});

describe('a letter of undertaking', () => {
  it('holds from April to March', () => {
    expect(lutYear('2026-03-31')).toEqual({ lutFrom: '2025-04-01', lutUntil: '2026-03-31' });
    expect(lutYear('2026-04-01')).toEqual({ lutFrom: '2026-04-01', lutUntil: '2027-03-31' });
  });

  it('covers its last day and no day more', () => {
    const form: TaxForm = { ...gst, hasLut: true, lutNumber: 'AD27', ...lutYear('2026-04-01') };
    expect(lutStanding(form, '2027-03-31')).toBe('covers');
    expect(lutStanding(form, '2027-04-01')).toBe('ended');
    expect(lutStanding(form, '2026-03-31')).toBe('to-come');
    expect(lutStanding({ ...form, hasLut: false }, '2026-06-01')).toBeNull();
  });

  it('needs a number and days in order', () => {
    const form: TaxForm = { ...gst, hasLut: true, lutFrom: '2027-04-01', lutUntil: '2027-03-31' };
    expect(Object.keys(taxFaults(form))).toEqual(['tax.lut.number', 'tax.lut.validUntil']);
  });
});
