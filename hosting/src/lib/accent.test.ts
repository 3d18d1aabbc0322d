import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accentTokens, contrastOf, FALLBACK_ACCENT } from './accent';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('an accent', () => {
  it('is readable whatever colour was chosen', () => {
    fc.assert(
      fc.property(colour, fc.constantFrom('dark', 'light'), (hex, ground) => {
        const tokens = accentTokens(hex, ground);
        const panel = ground === 'dark' ? '#10151d' : '#ffffff';
        expect(contrastOf(tokens.onAccent, tokens.accent)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(tokens.accentText, panel)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(tokens.accent, panel)).toBeGreaterThanOrEqual(3);
      }),
      { numRuns: 500 },
    );
  });

  it('stays as it was chosen where that can be read', () => {
    expect(accentTokens('#ffb454').accent).toBe('#ffb454');
    expect(accentTokens('#6cb6ff').accentText).toBe('#6cb6ff');
  });

  it('falls back when it is no colour at all', () => {
    expect(accentTokens('red; }').accent).toBe(FALLBACK_ACCENT);
  });

  it('measures contrast as WCAG does', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
});
