import { expect, it } from 'vitest';
import { initials } from './initials';

it('makes initials of any script, and of nothing', () => {
  expect(initials('Asha Mehta Studio')).toBe('AM');
  expect(initials('<img onerror=1>')).toBe('IO');
  expect(initials('…')).toBe('•');
});
