/** Rates as people write them, and as the books count them: hundredths of a percent. */
import { LIMITS } from '@/contract';

/** "18" or "7.25" as basis points; null where it is no rate. */
export function rateBpOf(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text.trim().replace(/\s*%$/, ''));
  if (!match) return null;
  const rateBp = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return rateBp <= LIMITS.taxRateBpMax ? rateBp : null;
}

/** 725 as "7.25". */
export function sayRate(rateBp: number): string {
  return String(rateBp / 100);
}
