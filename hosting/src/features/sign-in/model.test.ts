import { describe, expect, it } from 'vitest';
import { looksLikeAnAddress, tokenIn } from './model';

describe('the magic link', () => {
  it('carries its token in the fragment', () => {
    expect(tokenIn('#abc')).toBe('abc');
    expect(tokenIn('#')).toBeNull();
    expect(tokenIn('')).toBeNull();
  });
});

describe('a mail address', () => {
  it('is only checked for slips', () => {
    expect(looksLikeAnAddress(' asha@example.com ')).toBe(true);
    expect(looksLikeAnAddress('asha@localhost')).toBe(false);
    expect(looksLikeAnAddress('asha example.com')).toBe(false);
  });
});
