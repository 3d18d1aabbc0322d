import { expect, it } from 'vitest';
import { rateBpOf, sayRate } from './rates';

it.each([
  ['18', 1800],
  ['7.25', 725],
  ['7,5 %', 750],
  ['0', 0],
  ['100', 10_000],
  ['100.01', null],
  ['1.234', null],
  ['-1', null],
  ['', null],
  ['ten', null],
])('reads %s', (text, rateBp) => {
  expect(rateBpOf(text)).toBe(rateBp);
});

it('says a rate without needless noughts', () => {
  expect([1800, 725, 750, 0].map(sayRate)).toEqual(['18', '7.25', '7.5', '0']);
});
