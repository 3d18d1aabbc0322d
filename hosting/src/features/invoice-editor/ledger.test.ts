import { describe, expect, it } from 'vitest';
import { sayStep, whyUnapplied } from './ledger';

describe('the history in words', () => {
  it('says what happened and who made it so', () => {
    expect(sayStep({ from: 'sent', to: 'viewed', at: 0, source: 'client' })).toEqual({
      what: 'Seen in the room',
      who: 'by your client',
    });
  });

  it('calls a payment that fell through by its name', () => {
    const step = { from: 'processing', to: 'viewed', at: 0, source: 'stripe' };
    expect(sayStep(step).what).toBe('Payment failed, seen in the room again');
  });

  it('has a sentence for money it does not know what to make of', () => {
    expect(whyUnapplied('wrong-currency')).toContain('currency');
    expect(whyUnapplied('news-to-us')).toBe('It could not be matched.');
    expect(whyUnapplied(null)).toBe('It could not be matched.');
  });
});
