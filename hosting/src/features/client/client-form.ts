/** A client as the form holds it, and what does not fit in it. */
import { INDIA } from '@/domain/countries';
import { compact, gstinFault } from '@/domain/identifiers';
import { STATES, sayState, stateNamed } from '@/domain/indian-states';
import type { Address } from '@/domain/invoice-parts';
import type { TaxedClient } from '@/domain/tax';
import type { Client, Sez } from '@/lib/books';
import type { Faults } from '@/lib/saved-form';

export interface ClientForm {
  readonly name: string;
  readonly legalName: string;
  readonly address: Address;
  readonly gstin: string;
  readonly sez: Sez | '';
  readonly taxNumber: string;
  readonly exemptWords: string;
  readonly payerType: NonNullable<Client['payerType']> | '';
  readonly serviceKind: NonNullable<Client['serviceKind']> | '';
  readonly remindersMuted: boolean;
}

export function clientFormOf(client: Client): ClientForm {
  const { name, legalName, address, stateCode, exemptWords, remindersMuted } = client;
  return {
    name,
    legalName,
    // The state is chosen by its name; the code follows from it.
    address: { ...address, region: address.region || (STATES[stateCode ?? ''] ?? '') },
    gstin: client.gstin ?? '',
    sez: client.sez ?? '',
    taxNumber: client.taxNumber ?? '',
    exemptWords,
    payerType: client.payerType ?? '',
    serviceKind: client.serviceKind ?? '',
    remindersMuted,
  };
}

export function mayBeIndian({ address }: Pick<ClientForm, 'address'>): boolean {
  return address.country === '' || address.country === INDIA;
}

/** What of the form decides the tax; an unfinished GSTIN decides nothing yet. */
export function taxedClientOf(form: ClientForm): TaxedClient {
  const isIndian = mayBeIndian(form);
  const gstin = compact(form.gstin);
  const isRight = isIndian && gstinFault(gstin) === null;
  return {
    address: form.address,
    gstin: isRight ? gstin : null,
    stateCode: isRight ? gstin.slice(0, 2) : isIndian ? stateNamed(form.address.region) : null,
    sez: isIndian && form.sez !== '' ? form.sez : null,
    exemptWords: form.exemptWords.trim(),
  };
}

/** What the functions are asked to keep; what only a client in India has is left out for others. */
export function askedOfClient(form: ClientForm) {
  const { stateCode, gstin, sez, exemptWords } = taxedClientOf(form);
  const isIndian = mayBeIndian(form);
  return {
    name: form.name.trim(),
    legalName: form.legalName.trim(),
    address: form.address,
    gstin,
    stateCode,
    sez,
    taxNumber: isIndian ? null : form.taxNumber.trim() || null,
    exemptWords,
    payerType: isIndian && form.payerType !== '' ? form.payerType : null,
    serviceKind: isIndian && form.serviceKind !== '' ? form.serviceKind : null,
    remindersMuted: form.remindersMuted,
  };
}

export function clientFaults(form: ClientForm): Faults {
  const faults: Record<string, string | null> = {
    name: form.name.trim() === '' ? 'Write the name you know them by.' : null,
    ...(mayBeIndian(form) && form.gstin.trim() !== '' && gstinFaults(form)),
  };
  return Object.fromEntries(Object.entries(faults).filter((entry): entry is [string, string] => entry[1] !== null));
}

function gstinFaults({ gstin, address }: ClientForm): Record<string, string | null> {
  const whole = compact(gstin);
  const fault = gstinFault(whole);
  if (fault !== null) return { gstin: fault };
  const [code, written] = [whole.slice(0, 2), stateNamed(address.region)];
  if (written === null || written === code) return {};
  return { 'address.region': `The GSTIN is of ${sayState(code)}, and this address is in ${sayState(written)}.` };
}

/** A complete GSTIN says where the client is. */
export function placedBy(gstin: string, address: Address): Address {
  const whole = compact(gstin);
  if (gstinFault(whole) !== null || address.region !== '') return address;
  return { ...address, country: INDIA, region: STATES[whole.slice(0, 2)] ?? '' };
}
