import { describe, expect, it } from 'vitest';
import { problemsOf, readAccent } from './model';
import { zoneOptions } from './zones';

const form = {
  name: 'Asha Mehta',
  businessName: 'Asha Mehta Studio',
  accent: '#ffb454',
  logo: null,
  timeZone: 'Asia/Kolkata',
  currency: 'INR',
};

describe('the profile', () => {
  it('needs names and a colour', () => {
    expect(problemsOf(form)).toEqual({});
    expect(Object.keys(problemsOf({ ...form, name: ' ', accent: 'red' }))).toEqual(['name', 'brand.accent']);
  });
});

describe('an accent', () => {
  it('is kept when the room can show it', () => {
    expect(readAccent('#ffb454').isShifted).toBe(false);
    expect(Number(readAccent('#ffb454').ratio)).toBeGreaterThanOrEqual(4.5);
  });

  it('is shifted when it would drown in the dark, and says so', () => {
    expect(readAccent('#101010').isShifted).toBe(true);
    expect(Number(readAccent('#101010').ratio)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('time zones', () => {
  it('go by today’s names and always hold the one in use', () => {
    const options = zoneOptions('Europe/Madrid', ['Asia/Calcutta']).map(([zone]) => zone);
    expect(options).toEqual(['Asia/Kolkata', 'Europe/Madrid', 'UTC']);
  });
});
