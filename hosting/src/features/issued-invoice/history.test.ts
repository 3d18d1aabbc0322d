import { describe, expect, it } from 'vitest';
import { sayStep } from './history';

const step = (from: string | null, to: string, source = 'owner', by = '') => ({ from, to, at: 0, source, by });

describe('the history in words', () => {
  it('says what happened and who made it so', () => {
    expect(sayStep(step('sent', 'viewed', 'client', 'Priya'))).toEqual({
      what: 'Seen by your client',
      who: 'by Priya',
    });
    expect(sayStep(step('sent', 'viewed', 'client', 'Pay link')).who).toBe('through the pay-only link');
    expect(sayStep(step('sent', 'overdue', 'clock')).who).toBe('by the calendar');
    expect(sayStep(step('processing', 'paid', 'reconcile')).who).toContain('overnight');
  });

  it('calls what fell through by its name', () => {
    expect(sayStep(step('processing', 'viewed', 'stripe')).what).toBe('Payment failed: seen by your client again');
    expect(sayStep(step('claimed', 'overdue')).what).toBe('Reported payment not found: overdue again');
    expect(sayStep(step('paid', 'overdue')).what).toBe('Due again: overdue again');
  });

  it('does not call part of a payment a failure', () => {
    expect(sayStep(step('claimed', 'partial')).what).toBe('Paid in part');
    expect(sayStep(step('paid', 'refunded')).what).toBe('Paid back');
    expect(sayStep(step('draft', 'sent')).what).toBe('Issued and sent');
  });
});
