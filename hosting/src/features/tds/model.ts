/** What the page says of a client's tax deducted at source; pure. */
import type { TdsRowAnswer } from '@/contract';
import { fiscalYearOf } from '@/domain/fiscal-years';
import { FIRST_FISCAL_YEAR } from '@/domain/tds';

export type TdsRow = TdsRowAnswer;

/** How far fees have come towards the threshold, 0 to 100; at most the whole bar. */
export function thresholdPercent(row: Pick<TdsRow, 'paidMinor' | 'thresholdMinor'>): number {
  return Math.min(100, Math.max(0, (100 * row.paidMinor) / row.thresholdMinor));
}

interface Standing {
  readonly tone: 'go' | 'warn' | 'info' | 'idle';
  readonly word: string;
}

/** Whether the client kept back what the law asks, in a word. */
export function standingOf(row: Pick<TdsRow, 'expectedMinor' | 'deductedMinor' | 'duty' | 'isExceeded'>): Standing {
  const { expectedMinor, deductedMinor } = row;
  if (deductedMinor > expectedMinor) return { tone: 'info', word: 'More than expected' };
  if (deductedMinor < expectedMinor) return { tone: 'warn', word: 'Less than expected' };
  if (expectedMinor > 0) return { tone: 'go', word: 'As expected' };
  return { tone: 'idle', word: row.isExceeded && row.duty === 'does-not' ? 'Need not deduct' : 'Below the threshold' };
}

/** 'none': nothing was kept back, so there is nothing to prove. */
export function certificateStateOf(
  row: Pick<TdsRow, 'certificate' | 'deductedMinor'>,
): 'received' | 'missing' | 'none' {
  return row.certificate?.state ?? (row.deductedMinor > 0 ? 'missing' : 'none');
}

const PAYERS: Record<NonNullable<TdsRow['payerType']>, string> = {
  company: 'Company',
  firm: 'Firm or LLP',
  government: 'Government',
  'audited-individual': 'Individual, audited',
  individual: 'Individual',
};

/** Who pays, for what, and at which rate: 'Company · professional fees · 10 %'. */
export function payerWords(row: Pick<TdsRow, 'payerType' | 'serviceKind' | 'rateBp'>): string {
  const payer = row.payerType ? PAYERS[row.payerType] : null;
  const service = row.serviceKind === 'technical' ? 'technical services' : 'professional fees';
  const words = [payer, service, `${row.rateBp / 100} %`].filter(Boolean).join(' · ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

interface Sums {
  readonly expectedMinor: number;
  readonly deductedMinor: number;
  readonly missingCertificates: number;
}

export function sumsOf(rows: readonly TdsRow[]): Sums {
  return {
    expectedMinor: rows.reduce((sum, row) => sum + row.expectedMinor, 0),
    deductedMinor: rows.reduce((sum, row) => sum + row.deductedMinor, 0),
    missingCertificates: rows.filter((row) => certificateStateOf(row) === 'missing').length,
  };
}

const YEARS_SHOWN = 6;

/** The fiscal years one can look at, this one first. */
export function yearsUpTo(today: string): number[] {
  const current = fiscalYearOf(today);
  const count = Math.min(YEARS_SHOWN, current - FIRST_FISCAL_YEAR + 1);
  return Array.from({ length: Math.max(count, 0) }, (_, index) => current - index);
}

const TYPES = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp'] as const;

export const CERTIFICATE_TYPES: readonly string[] = TYPES;

/** Why a file cannot be a certificate, in a sentence; null when it can. */
export function refusalOf(file: { readonly size: number; readonly type: string }, bytesMax: number): string | null {
  if (!CERTIFICATE_TYPES.includes(file.type)) return 'Choose a PDF or a picture of the certificate.';
  if (file.size === 0) return 'This file is empty.';
  if (file.size > bytesMax) return `This file is larger than ${Math.floor(bytesMax / 1024 / 1024)} MB.`;
  return null;
}
