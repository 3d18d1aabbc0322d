import { describe, expect, test } from 'vitest';
import { slugOf } from '../settings/enquiries-form';
import { BLANK, faultsOf, objectionsOf, slugIn } from './page';

const WHOLE = { ...BLANK, name: 'Priya', email: 'priya@example.com', title: 'A site', need: 'Five pages' };

describe('what is written', () => {
  test('a whole enquiry has nothing against it', () => {
    expect(faultsOf(WHOLE)).toEqual({});
  });
  test.each(['name', 'email', 'title', 'need'] as const)('without its %s it is not sent', (field) => {
    expect(Object.keys(faultsOf({ ...WHOLE, [field]: ' ' }))).toEqual([field]);
  });
  test('who sends many links is told before they are thrown away', () => {
    const links = (count: number) => 'See https://example.com '.repeat(count);
    expect(faultsOf({ ...WHOLE, need: links(3) })).toEqual({});
    expect(faultsOf({ ...WHOLE, need: links(4) }).need).toMatch(/links/);
  });
  test('the functions’ objections stand at the form’s own fields', () => {
    expect(objectionsOf({ 'answers.need': 'Too long.', email: 'No.' })).toEqual({ need: 'Too long.', email: 'No.' });
  });
});

describe('the address', () => {
  test.each([
    ['/e/studio-asha', 'studio-asha'],
    ['/e/Studio-Asha/', 'studio-asha'],
    ['/e/', null],
    ['/e/ab', null],
    ['/e/-asha', null],
    ['/e/asha/more', null],
    ['/e/%2e%2e', null],
  ])('%s', (path, slug) => {
    expect(slugIn(path)).toBe(slug);
  });
  test.each([
    ['Studio Asha', 'studio-asha'],
    ['Café & Söhne GmbH', 'cafe-sohne-gmbh'],
    ['आशा', ''],
    ['x'.repeat(80), 'x'.repeat(40)],
  ])('%s becomes %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });
});
