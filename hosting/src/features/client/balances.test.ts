import { expect, test } from 'vitest';
import { invoiceLine } from '@/domain/directory.fixture';
import { balancesOf } from './balances';

test('currencies stand side by side, without drafts and what is void', () => {
  const invoices = [
    invoiceLine({ currency: 'INR', status: 'sent', totalMinor: 100, balanceMinor: 40 }),
    invoiceLine({ currency: 'INR', status: 'paid', totalMinor: 50, balanceMinor: 0 }),
    invoiceLine({ currency: 'EUR', status: 'viewed', totalMinor: 7, balanceMinor: 7 }),
    invoiceLine({ currency: 'USD', status: 'draft', totalMinor: 9, balanceMinor: 0 }),
    invoiceLine({ currency: 'INR', status: 'void', totalMinor: 9, balanceMinor: 0 }),
  ];
  expect(balancesOf(invoices)).toEqual([
    { currency: 'EUR', billedMinor: 7, owedMinor: 7 },
    { currency: 'INR', billedMinor: 150, owedMinor: 40 },
  ]);
});
