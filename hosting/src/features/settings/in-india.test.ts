import { describe, expect, it } from 'vitest';
import { isInIndia } from '@/lib/in-india';
import { aProfile } from './factories.fixture';

const { address, tax } = aProfile();

describe('what only India knows', () => {
  it('concerns who lives there, or bills in rupees and has not said where', () => {
    expect(isInIndia(aProfile({ address: { ...address, country: 'IN' }, currency: 'USD' }))).toBe(true);
    expect(isInIndia(aProfile({ currency: 'INR' }))).toBe(true);
    expect(isInIndia(aProfile({ currency: 'GBP' }))).toBe(false);
  });

  it('does not concern who lives elsewhere, unless they are registered for GST in India', () => {
    const abroad = { address: { ...address, country: 'GB' }, currency: 'INR' };
    expect(isInIndia(aProfile(abroad))).toBe(false);
    expect(isInIndia(aProfile({ ...abroad, tax: { ...tax, kind: 'gst' } }))).toBe(true);
  });
});
