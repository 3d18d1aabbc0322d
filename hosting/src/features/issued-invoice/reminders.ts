/** What the reminders of an invoice will do next, as far as the desk can tell: the functions decide when it comes to it. */
import { isProcessing, settledMinor } from '@/domain/invoice';
import type { BooksInvoice, Client, Profile } from '@/lib/books';
import { dateIn, dateOfDayNumber, dayNumber } from '@/lib/dates';
import { claims, isDisputed } from './permissions';

const DAY_MS = 86_400_000;
/** The hour, in the invoice's zone, at which a step of the ladder is taken. */
const STEP_HOUR = 9;

/** Why nobody may be reminded at all, by hand or by itself; null when they may be. */
export function whyNotRemind(invoice: BooksInvoice): string | null {
  if (invoice.voidedAt !== null || settledMinor(invoice) >= invoice.totalMinor) return 'Nothing is due.';
  if (isProcessing(invoice)) return 'A payment is under way.';
  if (claims(invoice).length > 0) return 'Your client says it was paid. Confirm or refuse that first.';
  if (isDisputed(invoice)) return 'A payment is disputed. Nobody is reminded until that is decided.';
  return invoice.refundedMinor > 0 ? 'Money was given back, so nobody is reminded.' : null;
}

/** Until when a second reminder by hand is refused; null when one may go now. */
export function restsUntil(invoice: BooksInvoice, now: number): number | null {
  if (invoice.remindedAt === null || now - invoice.remindedAt >= DAY_MS) return null;
  return invoice.remindedAt + DAY_MS;
}

export type NextReminder =
  | { readonly kind: 'on'; readonly date: string }
  | { readonly kind: 'none'; readonly reason: string };

/** The day of the next automatic reminder, or why there is none. */
export function nextReminder(
  invoice: BooksInvoice,
  ladder: Profile['reminders'],
  client: Pick<Client, 'remindersMuted'> | null | undefined,
  now: number,
): NextReminder {
  const none = (reason: string): NextReminder => ({ kind: 'none', reason });
  const objection = whyNotRemind(invoice);
  if (objection !== null) return none(objection);
  if (!ladder.isOn) return none('Automatic reminders are off in your settings.');
  if (invoice.remindersMuted) return none('Muted for this invoice.');
  if (client?.remindersMuted) return none('Muted for this client.');
  const date = nextStep(invoice, ladder.offsets, now);
  return date === null ? none('Every step has been taken.') : { kind: 'on', date };
}

function nextStep(invoice: BooksInvoice, offsets: readonly number[], now: number): string | null {
  const beginning = (invoice.issuedAt ?? invoice.createdAt) + DAY_MS;
  const doneUntil = Math.max(invoice.remindersDoneUntil ?? beginning, beginning);
  const steps = invoice.instalments.flatMap(({ dueOn, amountMinor, paidMinor }) =>
    dueOn === null || paidMinor >= amountMinor
      ? []
      : offsets.map((offset) => dateOfDayNumber(dayNumber(dueOn) + offset)),
  );
  const step = steps.sort().find((date) => isAfter(date, doneUntil, invoice.timeZone));
  if (step === undefined) return null;
  const today = dateIn(invoice.timeZone, now);
  if (step > today) return step;
  // What was missed is made up for in the next morning.
  return isOverFor(now, invoice.timeZone) ? dateOfDayNumber(dayNumber(today) + 1) : today;
}

function isAfter(date: string, instant: number, timeZone: string): boolean {
  const day = dateIn(timeZone, instant);
  return date > day || (date === day && hourIn(timeZone, instant) < STEP_HOUR);
}

function isOverFor(now: number, timeZone: string): boolean {
  return hourIn(timeZone, now) >= 12;
}

function hourIn(timeZone: string, instant: number): number {
  const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(instant);
  return Number(hour);
}
