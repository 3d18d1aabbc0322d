/** The parties of tests/vectors/tax.json, as the twins take them. */
import parties from '../../../tests/vectors/tax.json';
import type { Share } from './instalments';
import type { Registration, TaxedClient } from './tax';

const SELLERS: Readonly<Record<string, object>> = parties.sellers;
const CLIENTS: Readonly<Record<string, object>> = parties.clients;

export function sellerOf(name: string): Registration {
  return { ...SELLERS[name] } as Registration;
}

export function clientOf(name: string): TaxedClient {
  const { country, ...client } = { ...CLIENTS[name] } as Omit<TaxedClient, 'address'> & { country: string };
  return { ...client, address: { country } };
}

/** Instalments with these shares, due whenever. */
export function planned(shares: readonly (Share | null)[]) {
  return shares.map((share) => ({ label: '', share, dueOn: null }));
}
