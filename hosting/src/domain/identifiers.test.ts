import { describe, expect, test } from 'vitest';
import vectors from '../../../tests/vectors/identifiers.json';
import { COUNTRIES, sayCountry } from './countries';
import {
  accountFault,
  bicFault,
  compact,
  gstinFault,
  ibanFault,
  ifscFault,
  numberPrefixFault,
  panFault,
  panIn,
  paypalMeFault,
  sacFault,
  upiIdFault,
  utrFault,
} from './identifiers';
import { STATES, sayState, stateNamed } from './indian-states';

const CHECKS: Readonly<Record<string, (text: string) => string | null>> = {
  gstin: gstinFault,
  pan: panFault,
  ifsc: ifscFault,
  account: accountFault,
  iban: ibanFault,
  bic: bicFault,
  upiId: upiIdFault,
  utr: utrFault,
  sac: sacFault,
  paypalMe: paypalMeFault,
  numberPrefix: numberPrefixFault,
};

describe('the vectors the functions run too', () => {
  test.each(vectors.cases)('$kind: $why', ({ kind, text, fault }) => {
    expect(CHECKS[kind]?.(text)).toBe(fault);
  });

  test.each(vectors.compact)('compact: $text', ({ text, compact: stored }) => {
    expect(compact(text)).toBe(stored);
  });

  test('states and countries', () => {
    expect(STATES).toEqual(vectors.states);
    expect(COUNTRIES).toEqual(vectors.countries);
  });
});

test('a GSTIN is made around a PAN', () => {
  expect(panIn('27AAPFU0939F1ZV')).toBe('AAPFU0939F');
});

test('states and countries have names', () => {
  expect(sayState('29')).toBe('Karnataka (29)');
  expect(stateNamed(' karnataka ')).toBe('29');
  expect(stateNamed('Bavaria')).toBeNull();
  expect(sayCountry('IN')).toBe('India');
  expect(sayCountry('')).toBe('');
});
