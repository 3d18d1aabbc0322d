import { describe, expect, it } from 'vitest';
import { fitInside, fitsTheBooks, whyNotALogo } from './logo';

describe('a picture chosen as logo', () => {
  it('may be PNG, JPEG or WebP', () => {
    expect(whyNotALogo({ type: 'image/webp', size: 10 })).toBeNull();
    expect(whyNotALogo({ type: 'image/gif', size: 10 })).toContain('PNG');
  });

  it('is refused as SVG, with the reason', () => {
    expect(whyNotALogo({ type: 'image/svg+xml', size: 10 })).toContain('scripts');
  });

  it('is made to fit and never enlarged', () => {
    expect(fitInside(1000, 500, 256)).toEqual({ width: 256, height: 128 });
    expect(fitInside(40, 30, 256)).toEqual({ width: 40, height: 30 });
    expect(fitInside(4000, 1, 256)).toEqual({ width: 256, height: 1 });
  });

  it('must fit the document it lives in', () => {
    expect(fitsTheBooks(`data:image/png;base64,${'A'.repeat(31_000)}`)).toBe(true);
    expect(fitsTheBooks(`data:image/png;base64,${'A'.repeat(32_000)}`)).toBe(false);
  });
});
