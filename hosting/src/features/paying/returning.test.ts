import { beforeEach, describe, expect, it, vi } from 'vitest';
import { anInvoice } from './invoice.fixture';
import { comeBack, rememberFor } from './returning';

const SECRET = 'S'.repeat(24);

function aTab() {
  const kept = new Map<string, string>();
  const replaceState = vi.fn();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  const replace = vi.fn();
  vi.stubGlobal('window', { history: { replaceState }, location: { replace } });
  return { kept, replaceState, replace };
}

describe('coming back from paying', () => {
  let tab = aTab();
  beforeEach(() => {
    tab = aTab();
  });

  it('opens what the tab left for, and knows what was paid before', () => {
    rememberFor({ kind: 'payLink', payLink: SECRET }, anInvoice({ paidMinor: 500 }));
    expect(comeBack('payLink', '?invoice=i&outcome=paid')).toEqual({
      kind: 'known',
      secret: SECRET,
      returned: { invoiceId: 'i', outcome: 'paid', paidBeforeMinor: 500 },
    });
    expect(tab.replaceState).toHaveBeenCalledWith(null, '', `/pay#${SECRET}`);
  });

  it('keeps the secret no longer than the visit', () => {
    rememberFor({ kind: 'link', link: SECRET }, anInvoice());
    comeBack('link', '?invoice=i&outcome=paid');
    expect(tab.kept.size).toBe(0);
    expect(comeBack('link', '?invoice=i&outcome=paid')).toEqual({ kind: 'unknown', outcome: 'paid' });
  });

  it('never takes the room’s link for a pay link: who came by the other door is sent on to it', () => {
    rememberFor({ kind: 'link', link: SECRET }, anInvoice());
    expect(comeBack('payLink', '?invoice=i&outcome=paid')).toEqual({ kind: 'leaving' });
    expect(tab.replace).toHaveBeenCalledWith('/r/return?invoice=i&outcome=paid');
    expect(comeBack('link', '?invoice=i&outcome=paid').kind).toBe('known');
  });

  it('takes anything but "paid" for leaving without', () => {
    rememberFor({ kind: 'link', link: SECRET }, anInvoice());
    expect(comeBack('link', '?invoice=i&outcome=PAID')).toMatchObject({ returned: { outcome: 'cancelled' } });
  });
});
