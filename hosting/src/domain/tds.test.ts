import { describe, expect, test } from 'vitest';
import type { PayerType, ServiceKind } from '@/contract';
import vectors from '../../../tests/vectors/tds.json';
import { daysOfFiscalYear, fiscalYearName, fiscalYearOf } from './fiscal-years';
import { FIRST_FISCAL_YEAR, ruleOn, tdsOn } from './tds';

describe('the vectors the functions run too', () => {
  test.each(vectors.rules)('$day: $why', ({ day, section, thresholdMinor }) => {
    expect(ruleOn(day)?.section ?? null).toBe(section);
    expect(ruleOn(day)?.thresholdMinor ?? null).toBe(thresholdMinor);
  });

  test.each(vectors.standings)('$paidMinor: $why', ({ day, paidMinor, serviceKind, payerType, expectedMinor }) => {
    const rule = ruleOn(day);
    if (!rule) throw new Error('every day of these has a rule');
    const client = { serviceKind: serviceKind as ServiceKind | null, payerType: payerType as PayerType | null };
    const isOver = paidMinor > rule.thresholdMinor;
    expect(isOver ? tdsOn(paidMinor, client).tdsMinor : 0).toBe(expectedMinor);
  });

  test.each(vectors.fiscalYears)('$day: $why', ({ day, beginsIn, name }) => {
    expect(fiscalYearOf(day)).toBe(beginsIn);
    expect(fiscalYearName(beginsIn)).toBe(name);
    const { from, to } = daysOfFiscalYear(beginsIn);
    expect(from <= day && day <= to).toBe(true);
  });
});

test('the first fiscal year that can be shown is the first with a rule', () => {
  expect(ruleOn(daysOfFiscalYear(FIRST_FISCAL_YEAR).from)).not.toBeNull();
  expect(ruleOn(daysOfFiscalYear(FIRST_FISCAL_YEAR - 1).to)).toBeNull();
});
