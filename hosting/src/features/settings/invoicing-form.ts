/** How invoices are written, numbered and followed up, as the form holds it. */
import { LIMITS } from '@/contract';
import { numberPrefixFault } from '@/domain/identifiers';
import type { Numbering, Profile } from '@/lib/books';
import type { Faults } from '@/lib/saved-form';

export interface InvoicingForm {
  readonly terms: string;
  readonly paymentDays: string;
  readonly prefix: string;
  readonly creditPrefix: string;
  readonly year: Numbering['year'];
  readonly isOn: boolean;
  /** Days from the due day, before it where negative; in order. */
  readonly offsets: readonly number[];
}

export function invoicingFormOf({ terms, paymentDays, numbering, reminders }: Profile): InvoicingForm {
  return { terms, paymentDays: String(paymentDays), ...numbering, ...reminders };
}

export function askedOfInvoicing(form: InvoicingForm) {
  return {
    terms: form.terms.trim(),
    paymentDays: Number(form.paymentDays),
    numbering: { prefix: form.prefix.trim(), creditPrefix: form.creditPrefix.trim(), year: form.year },
    reminders: { isOn: form.isOn, offsets: form.offsets },
  };
}

export function invoicingFaults(form: InvoicingForm, today: string): Faults {
  const prefixFault = faultOfPrefix(form.prefix.trim(), form.year, today);
  const creditFault = faultOfPrefix(form.creditPrefix.trim(), form.year, today);
  const isSame = form.prefix.trim().toLowerCase() === form.creditPrefix.trim().toLowerCase();
  const days = Number(form.paymentDays);
  return {
    ...((!/^\d{1,3}$/.test(form.paymentDays) || days > LIMITS.paymentDaysMax) && {
      paymentDays: `Write a number of days from 0 to ${LIMITS.paymentDaysMax}.`,
    }),
    ...(prefixFault && { 'numbering.prefix': prefixFault }),
    ...(creditFault && { 'numbering.creditPrefix': creditFault }),
    ...(!creditFault && isSame && { 'numbering.creditPrefix': 'Credit notes need a prefix of their own.' }),
    ...(form.isOn && form.offsets.length === 0 && { 'reminders.offsets': 'Add a step, or switch reminders off.' }),
  };
}

function faultOfPrefix(prefix: string, year: Numbering['year'], today: string): string | null {
  const fault = numberPrefixFault(prefix);
  const number = written(seriesOf(prefix, year, today), 1);
  if (fault !== null || number.length <= LIMITS.numberMax) return fault;
  const most = LIMITS.numberMax - (number.length - prefix.length);
  return `${number} has ${number.length} characters, and the law allows ${LIMITS.numberMax}: use at most ${most}.`;
}

/** The series that something issued on this day belongs to: `INV-2026`, or `INV-26-27` from April. */
export function seriesOf(prefix: string, year: Numbering['year'], issuedOn: string): string {
  const calendarYear = Number(issuedOn.slice(0, 4));
  if (year === 'calendar') return `${prefix}-${issuedOn.slice(0, 4)}`;
  const begins = issuedOn.slice(5) < '04-01' ? calendarYear - 1 : calendarYear;
  const twoDigits = (which: number) => String(which % 100).padStart(2, '0');
  return `${prefix}-${twoDigits(begins)}-${twoDigits(begins + 1)}`;
}

/** The number of a series' `sequence`th paper; null where the law allows none as long. */
export function numberIn(series: string, sequence: number): string | null {
  const number = written(series, sequence);
  return number.length <= LIMITS.numberMax ? number : null;
}

function written(series: string, sequence: number): string {
  return `${series}-${String(sequence).padStart(3, '0')}`;
}

/** The number that comes next in a series, after those that were given out; null where it would be too long. */
export function nextNumber(series: string, given: readonly (string | null)[]): string | null {
  const start = `${series}-`;
  const sequences = given.flatMap((number) => {
    const rest = number?.startsWith(start) ? number.slice(start.length) : '';
    return /^\d{3,}$/.test(rest) ? [Number(rest)] : [];
  });
  return numberIn(series, Math.max(0, ...sequences) + 1);
}

/** "3 days before the due day", "On the due day", "7 days after". */
export function sayStep(offset: number): string {
  if (offset === 0) return 'On the due day';
  const days = Math.abs(offset) === 1 ? '1 day' : `${Math.abs(offset)} days`;
  return offset < 0 ? `${days} before` : `${days} after`;
}

/** A step more in the ladder, or why not. */
export function withStep(offsets: readonly number[], offset: number): readonly number[] | string {
  if (offsets.includes(offset)) return 'This step is there already.';
  if (offsets.length >= LIMITS.reminderStepsMax) return `Use at most ${LIMITS.reminderStepsMax} steps.`;
  const { reminderDaysBeforeMax: before, reminderDaysAfterMax: after } = LIMITS;
  if (!Number.isInteger(offset) || offset < -before || offset > after) {
    return `Remind from ${before} days before to ${after} days after the due day.`;
  }
  return [...offsets, offset].sort((one, other) => one - other);
}
