import { describe, expect, it } from 'vitest';
import type { MailPreferences } from '@/contract';
import { sayDone, sayState } from './words';

const preferences: MailPreferences = {
  title: 'Autumn catalogue',
  business: 'Studio Meera',
  isOwner: false,
  isMuted: false,
  quiet: { fromHour: 21, untilHour: 8 },
  timeZone: 'Asia/Kolkata',
};

describe('what the page says', () => {
  it('tells a client who writes to them', () => {
    expect(sayState(preferences)).toContain('when Studio Meera wrote to you in Autumn catalogue');
  });

  it('tells a freelancer that it is about a client', () => {
    expect(sayState({ ...preferences, isOwner: true })).toContain('when your client wrote to you');
  });

  it('tells that muting shuts nobody out', () => {
    expect(sayState({ ...preferences, isMuted: true })).toMatch(/^Studio Meera can still write/);
  });

  it('says what a press did', () => {
    expect(sayDone('mute', preferences)).toContain('no more mails');
    expect(sayDone('unmute', preferences)).toContain('come again');
    expect(sayDone('hours', preferences)).toContain('quiet hours');
  });
});
