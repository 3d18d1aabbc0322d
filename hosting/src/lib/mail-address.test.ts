import { expect, it } from 'vitest';
import { looksLikeAnAddress } from './mail-address';

it('checks a mail address for slips alone', () => {
  expect(looksLikeAnAddress(' asha@example.com ')).toBe(true);
  expect(looksLikeAnAddress('asha@localhost')).toBe(false);
  expect(looksLikeAnAddress('asha example.com')).toBe(false);
});
