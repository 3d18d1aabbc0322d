import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findable, folded, hasWords, isOneSlipAway, search, wordsOf } from './matching';

const named = (title: string, detail = '', freshness = 0) => findable(title, title, detail, freshness);
const things = [
  named('Mira Textiles', 'Mira Textiles Private Limited'),
  named('Autumn catalogue', 'Mira Textiles'),
  named('INV-2026-012', 'Mira Textiles Autumn catalogue'),
  named('INV-2026-112', 'Café Zürich'),
  named('INV-2019-001', 'Café Zürich'),
  named('Café Zürich', ''),
  named('Straße & Søn', 'Łódź'),
  named('नमस्ते स्टूडियो', ''),
];
const found = (typed: string) => search(things, typed, 10);

describe('finding by words', () => {
  it.each([
    ['mira', 'Mira Textiles'],
    ['catalogue autumn', 'Autumn catalogue'],
    ['CAFE zur', 'Café Zürich'],
    ['strasse son', 'Straße & Søn'],
    ['lodz', 'Straße & Søn'],
    ['inv 12', 'INV-2026-012'],
    ['2026-012', 'INV-2026-012'],
    ['inv2026', undefined],
    ['textlies', 'Mira Textiles'],
    ['catalog mira', 'Autumn catalogue'],
    ['नमस्ते', 'नमस्ते स्टूडियो'],
    ['nothing like it', undefined],
    ['   ', undefined],
    ['-', undefined],
  ])('“%s” finds %s first', (typed, first) => expect(found(typed)[0]).toBe(first));

  it('wants every word, wherever it stands', () => {
    expect(found('mira 012')).toEqual(['INV-2026-012']);
    expect(found('mira 112')).toEqual([]);
  });

  it('tells one number from another that holds its digits', () => {
    expect(found('inv 1')).toEqual(['INV-2019-001']);
  });

  it('puts the name before what stands beside it, and of equals the one last touched', () => {
    expect(found('mira')[0]).toBe('Mira Textiles');
    expect(search([named('Logo', '', 1), named('Logo sketches', '', 9)], 'logo', 2)).toEqual(['Logo', 'Logo sketches']);
    expect(search([findable('old', 'Logo', '', 1), findable('new', 'Logo', '', 2)], 'logo', 2)).toEqual(['new', 'old']);
  });

  it('forgives one slip only where little else is found', () => {
    const many = [...Array.from({ length: 6 }, (_, index) => named(`brand ${index}`)), named('brond')];
    expect(search(many, 'brand', 20)).not.toContain('brond');
    expect(search(many.slice(-1), 'brand', 20)).toEqual(['brond']);
  });

  it.each([
    ['catalouge', 'catalogue', true],
    ['catalgue', 'catalogue', true],
    ['cattalogue', 'catalogue', true],
    ['catalogie', 'catalogue', true],
    ['catalouge', 'catalogues', true],
    ['ctalogus', 'catalogue', false],
    ['abc', 'abd', false],
    ['batalogue', 'catalogue', false],
  ])('%s is one slip away from %s: %s', (asked, word, is) => expect(isOneSlipAway(asked, word)).toBe(is));

  it('filters a list by the same rules, and by nothing when nothing is typed', () => {
    expect(hasWords(named('Mira Textiles'), 'tex mir')).toBe(true);
    expect(hasWords(named('Mira Textiles'), 'text zzz')).toBe(false);
    expect(hasWords(named('Mira Textiles'), ' ')).toBe(true);
  });
});

describe('whatever is typed', () => {
  const words = fc.array(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 5 });

  it('finds a thing by its own name, and by its words in any order', () => {
    fc.assert(
      fc.property(words, (parts) => {
        const title = parts.join(' ');
        const asked = [...wordsOf(title)].reverse().join(' ');
        fc.pre(asked.length > 0);
        expect(search([named(title)], title, 1)).toEqual([title]);
        expect(search([named(title)], asked, 1)).toEqual([title]);
      }),
    );
  });

  it('never throws, and never answers with more than was asked for', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(4), (typed, atMost) => {
        expect(search(things, typed, atMost).length).toBeLessThanOrEqual(atMost);
      }),
    );
  });

  it('is folded the same twice as once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(folded(folded(text))).toBe(folded(text));
      }),
    );
  });
});
