/**
 * Tax deducted at source from fees: which section of India's law asks for it, by the day of payment. The sources of the
 * table are in the functions' tds.py; both run tests/vectors/tds.json.
 */
import type { PayerType, ServiceKind } from '@/contract';
import { taxAmountMinor } from './money';

export interface TdsRule {
  readonly beginsOn: string;
  readonly section: string;
  /** Tax is deducted once a fiscal year's fees from one client exceed this; then from all of them. */
  readonly thresholdMinor: number;
}

const RULES: readonly TdsRule[] = [
  { beginsOn: '2020-04-01', section: '194J', thresholdMinor: 30_000_00 },
  { beginsOn: '2025-04-01', section: '194J', thresholdMinor: 50_000_00 },
  { beginsOn: '2026-04-01', section: '393(1)', thresholdMinor: 50_000_00 },
];

/** The rate by the kind of service; the same under every rule of the table. */
const TDS_RATES_BP: Readonly<Record<ServiceKind, number>> = { professional: 1000, technical: 200 };

/** The oldest fiscal year of the table. */
export const FIRST_FISCAL_YEAR = 2020;

/** The rule for a payment of that day; null before the table begins. */
export function ruleOn(day: string): TdsRule | null {
  return RULES.findLast((rule) => rule.beginsOn <= day) ?? null;
}

/** What a client keeps back of fees; nothing where an individual pays. Whether the year is over the threshold is not asked. */
export function tdsOn(
  feesMinor: number,
  client: { readonly serviceKind: ServiceKind | null; readonly payerType: PayerType | null } | null | undefined,
): { readonly rateBp: number; readonly tdsMinor: number } {
  const rateBp = client?.payerType === 'individual' ? 0 : TDS_RATES_BP[client?.serviceKind ?? 'professional'];
  return { rateBp, tdsMinor: taxAmountMinor(feesMinor, rateBp) };
}
