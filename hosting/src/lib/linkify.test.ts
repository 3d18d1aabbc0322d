import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkify } from './linkify';

const links = (text: string) => linkify(text).flatMap((piece) => (piece.kind === 'link' ? [piece.href] : []));

describe('linkify', () => {
  it.each([
    ['See https://a.example/x.', ['https://a.example/x']],
    ['(https://a.example/x_(y))', ['https://a.example/x_(y)']],
    ['http://a.example, https://b.example!', ['http://a.example/', 'https://b.example/']],
    ['HTTPS://A.EXAMPLE/Path', ['https://a.example/Path']],
    ['https://a.example/?q=1&r=[2]', ['https://a.example/?q=1&r=[2]']],
  ])('finds what people paste: %s', (text, found) => {
    expect(links(text)).toEqual(found);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    'https://paypal.com@evil.example/',
    'https://user:pass@a.example',
    'xhttps://a.example',
    'https://',
    'www.a.example',
    '<img src=x onerror=alert(1)>',
  ])('leaves alone: %s', (text) => {
    expect(links(text)).toEqual([]);
  });

  it('loses no character of any message, and links to http and https only', () => {
    const noise = fc.array(
      fc.oneof(fc.string(), fc.constantFrom('https://', 'http://a.example', '(', ').', '\n', 'javascript:', '@', '"')),
    );
    fc.assert(
      fc.property(noise, (parts) => {
        const message = parts.join('');
        const pieces = linkify(message);
        expect(pieces.map((piece) => piece.text).join('')).toBe(message);
        for (const piece of pieces) if (piece.kind === 'link') expect(piece.href).toMatch(/^https?:\/\/[^@]/);
      }),
    );
  });
});
