/** Which tax is charged, and why: the twin of the functions' tax.py, held by tests/vectors/tax.json. */
import { sayState } from './indian-states';
import { taxAmountMinor } from './money';

export type Treatment =
  | 'unregistered'
  | 'intra-state'
  | 'inter-state'
  | 'sez'
  | 'sez-lut'
  | 'export'
  | 'export-lut'
  | 'named'
  | 'exempt';

/** What of a freelancer's registration decides the tax. Dates are `YYYY-MM-DD`. */
export interface Registration {
  readonly kind: 'none' | 'gst' | 'named';
  readonly gstin: string | null;
  readonly lut: { readonly number: string; readonly validFrom: string; readonly validUntil: string } | null;
  readonly label: string | null;
  readonly words: string;
}

/** What of a client decides the tax. */
export interface TaxedClient {
  readonly address: { readonly country: string };
  readonly gstin: string | null;
  readonly stateCode: string | null;
  readonly sez: 'with-payment' | 'under-lut' | null;
  readonly exemptWords: string;
}

export interface TaxRow {
  readonly name: string;
  readonly rateBp: number;
  readonly taxableMinor: number;
  readonly amountMinor: number;
}

/** How supplies to one client are taxed, before any amount is known. */
export interface TaxPlan {
  readonly treatment: Treatment;
  readonly reason: string;
  readonly endorsement: string;
  readonly placeOfSupply: string | null;
  /** What the tax is called where it is one tax; the state's half where it is two. */
  readonly label: string;
}

export interface TaxSummary {
  readonly treatment: Treatment;
  readonly reason: string;
  readonly endorsement: string;
  readonly placeOfSupply: string | null;
  readonly rows: readonly TaxRow[];
}

const ABROAD = '96';
// Union territories without a legislature of their own: the state's half of the tax is called UTGST there.
const UNION_TERRITORIES: ReadonlySet<string> = new Set(['04', '26', '31', '35', '38']);
const WITH_PAYMENT = 'on payment of integrated tax';
const WITHOUT_PAYMENT = 'under bond or letter of undertaking without payment of integrated tax';
const EXPORT = 'Supply meant for export';
const SEZ = 'Supply meant for SEZ unit or SEZ developer for authorised operations';

/** How the law treats what this freelancer supplies to this client on a day, and why. */
export function planTax(registration: Registration, client: TaxedClient, on: string): TaxPlan {
  switch (registration.kind) {
    case 'none':
      return plan('unregistered', 'No tax because you are not registered for any', { endorsement: registration.words });
    case 'named':
      return planNamed(registration.label || 'Tax', client);
    case 'gst':
      return planGst(registration, client, on);
  }
}

function plan(treatment: Treatment, reason: string, more: Partial<TaxPlan> = {}): TaxPlan {
  return { treatment, reason, endorsement: '', placeOfSupply: null, label: '', ...more };
}

function planNamed(label: string, client: TaxedClient): TaxPlan {
  if (client.exemptWords) {
    return plan('exempt', `No ${label} because this client is exempt`, { endorsement: client.exemptWords });
  }
  return plan('named', `${label} because you are registered for it`, { label });
}

function planGst(registration: Registration, client: TaxedClient, on: string): TaxPlan {
  const { lut } = registration;
  const number = lut && lut.validFrom <= on && on <= lut.validUntil ? lut.number : null;
  const { country } = client.address;
  if (country !== '' && country !== 'IN') return planExport(country, number, on);
  const theirs = client.gstin ? client.gstin.slice(0, 2) : client.stateCode;
  if (client.sez !== null) return planSez(client.sez, theirs, number, on);
  const ours = registration.gstin ? registration.gstin.slice(0, 2) : null;
  if (theirs === null || ours === null) {
    const whose = theirs === null ? "the client's state" : 'your own state';
    return plan('inter-state', `IGST for now: ${whose} is missing`, { label: 'IGST' });
  }
  if (theirs === ours) {
    const label = UNION_TERRITORIES.has(ours) ? 'UTGST' : 'SGST';
    const reason = `CGST and ${label} because the client and you are both in ${sayState(ours)}`;
    return plan('intra-state', reason, { placeOfSupply: theirs, label });
  }
  const reason = `IGST because the client is in ${sayState(theirs)} and you are in ${sayState(ours)}`;
  return plan('inter-state', reason, { placeOfSupply: theirs, label: 'IGST' });
}

function planExport(country: string, lut: string | null, on: string): TaxPlan {
  const more = { placeOfSupply: ABROAD, label: 'IGST' };
  const where = `because the client is abroad (${country})`;
  if (lut !== null) {
    const endorsement = `${EXPORT} ${WITHOUT_PAYMENT} (LUT ${lut})`;
    return plan('export-lut', `No IGST ${where} and LUT ${lut} covers the day`, { ...more, endorsement });
  }
  return plan('export', `IGST ${where} and no LUT covers ${on}`, {
    ...more,
    endorsement: `${EXPORT} ${WITH_PAYMENT}`,
  });
}

function planSez(sez: 'with-payment' | 'under-lut', state: string | null, lut: string | null, on: string): TaxPlan {
  const more = { placeOfSupply: state, label: 'IGST' };
  const where = 'because the client is in a Special Economic Zone';
  if (lut !== null && sez === 'under-lut') {
    const endorsement = `${SEZ} ${WITHOUT_PAYMENT} (LUT ${lut})`;
    return plan('sez-lut', `No IGST ${where} and LUT ${lut} covers the day`, { ...more, endorsement });
  }
  const missing = sez === 'under-lut' ? ` and no LUT covers ${on}` : '';
  return plan('sez', `IGST ${where}${missing}`, { ...more, endorsement: `${SEZ} ${WITH_PAYMENT}` });
}

/** Whether a rate is charged as two halves, so that it must be even. */
export function isHalved(taxPlan: Pick<TaxPlan, 'treatment'>): boolean {
  return taxPlan.treatment === 'intra-state';
}

/** Whether the law wants a place of supply that nobody has entered. */
export function isPlaceMissing(tax: Pick<TaxSummary, 'treatment' | 'placeOfSupply'>): boolean {
  return tax.placeOfSupply === null && ['intra-state', 'inter-state', 'sez', 'sez-lut'].includes(tax.treatment);
}

/** The tax table, from what is taxable at each rate: taken once on a rate's whole sum, halves rounded on their own. */
export function taxOn(taxPlan: TaxPlan, taxable: ReadonlyMap<number, number>): TaxSummary {
  const { treatment, reason, endorsement, placeOfSupply } = taxPlan;
  const groups = [...taxable].filter(([, amount]) => amount !== 0).sort(([one], [other]) => one - other);
  return { treatment, reason, endorsement, placeOfSupply, rows: rowsOf(taxPlan, groups) };
}

function rowsOf(taxPlan: TaxPlan, groups: readonly (readonly [number, number])[]): TaxRow[] {
  switch (taxPlan.treatment) {
    case 'unregistered':
    case 'exempt':
      return [];
    case 'export-lut':
    case 'sez-lut': {
      // The table says what goes untaxed: an export is a taxable supply at a rate of nought.
      const whole = groups.reduce((sum, [, amount]) => sum + amount, 0);
      return whole === 0 ? [] : [row(taxPlan.label, 0, whole)];
    }
    case 'intra-state':
      return groups.flatMap(([rateBp, amount]) => {
        const half = Math.floor(rateBp / 2);
        return [row('CGST', half, amount), row(taxPlan.label, half, amount)];
      });
    default:
      return groups.map(([rateBp, amount]) => row(taxPlan.label, rateBp, amount));
  }
}

function row(name: string, rateBp: number, taxableMinor: number): TaxRow {
  return { name, rateBp, taxableMinor, amountMinor: taxAmountMinor(taxableMinor, rateBp) };
}
