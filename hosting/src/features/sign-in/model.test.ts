import { describe, expect, it } from 'vitest';
import { tokenIn } from './model';

describe('the magic link', () => {
  it('carries its token in the fragment', () => {
    expect(tokenIn('#abc')).toBe('abc');
    expect(tokenIn('#')).toBeNull();
    expect(tokenIn('')).toBeNull();
  });
});
