import { describe, expect, it } from 'vitest';
import type { InvoiceStatus } from '@/domain/invoice';
import { permissions } from './actions-by-status';

const may = (status: InvoiceStatus, paidMinor = 0) => {
  const all = permissions(status, paidMinor);
  return Object.entries(all).flatMap(([action, permission]) => (permission.isAllowed ? [action] : []));
};

describe('what may be done with an invoice', () => {
  it('lets a draft be edited, issued and discarded', () => {
    expect(may('draft')).toEqual(['edit', 'issue', 'discard']);
  });

  it.each(['sent', 'viewed', 'overdue'] as const)('lets one that is %s only be voided', (status) => {
    expect(may(status)).toEqual(['void']);
  });

  it.each(['partial', 'processing', 'paid', 'void'] as const)('leaves one that is %s as it is', (status) => {
    expect(may(status)).toEqual([]);
  });

  it('does not void an overdue invoice that was paid in part', () => {
    expect(may('overdue', 1)).toEqual([]);
  });

  it('always says why not', () => {
    for (const status of ['draft', 'sent', 'viewed', 'overdue', 'partial', 'processing', 'paid', 'void'] as const) {
      for (const permission of Object.values(permissions(status, 0))) {
        if (!permission.isAllowed) expect(permission.reason).toMatch(/\.$/);
      }
    }
  });
});
