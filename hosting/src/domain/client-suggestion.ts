/** The one thing to do about a client next: rules of thumb over the same facts as the score. */

import { counted } from '@/lib/words';
import {
  type HealthFacts,
  IDLE_CONTACT,
  oldestUnbilled,
  openRooms,
  overdueDays,
  overdueOf,
  silentDays,
  UNBILLED,
} from './client-facts';
import type { InvoiceLine, InvoiceNeed } from './directory';

/** What a suggestion leads to; `suggestedAddress` in lib/suggested.ts knows the page. */
export type HealthAction =
  | {
      readonly kind: 'checkPayment' | 'remind' | 'issue';
      readonly projectId: string;
      readonly invoiceId: string;
    }
  | { readonly kind: 'bill' | 'write'; readonly projectId: string }
  | { readonly kind: 'getInTouch'; readonly clientId: string };

/** The one next action. */
export interface HealthSuggestion {
  /** Why: a sentence. */
  readonly sentence: string;
  /** The word on its button. */
  readonly word: string;
  readonly action: HealthAction;
}

const WRITE_AFTER_DAYS = 14;

const NEEDS: Readonly<Record<InvoiceNeed, string>> = {
  claim: 'They say they have paid',
  dispute: 'A payment was called back',
  unmatched: 'Money came that fits nothing',
  overpaid: 'They paid more than was asked',
};

/** Rules of thumb, the most pressing first: money that waits for us, money we wait for, work, silence. */
export function suggestionFor(facts: HealthFacts, today: string): HealthSuggestion | null {
  return suggestAboutMoney(facts, today) ?? suggestAboutWork(facts, today) ?? suggestAboutSilence(facts, today);
}

function suggestAboutMoney(facts: HealthFacts, today: string): HealthSuggestion | null {
  const waiting = facts.invoices.find(({ needs }) => needs !== null);
  if (waiting?.needs) {
    return {
      sentence: `${NEEDS[waiting.needs]}: look at ${named(waiting)}.`,
      word: 'Look at it',
      action: { kind: 'checkPayment', projectId: waiting.projectId, invoiceId: waiting.id },
    };
  }
  const [oldest] = [...overdueOf(facts, today)].sort((one, other) =>
    String(one.nextDueOn).localeCompare(String(other.nextDueOn)),
  );
  if (!oldest) return null;
  return {
    sentence: `${named(oldest)} has been overdue for ${counted(overdueDays(oldest, today), 'day')}.`,
    word: 'Remind them',
    action: { kind: 'remind', projectId: oldest.projectId, invoiceId: oldest.id },
  };
}

function suggestAboutWork(facts: HealthFacts, today: string): HealthSuggestion | null {
  const oldest = oldestUnbilled(facts, today);
  if (!oldest || oldest.days <= UNBILLED.wholeUntil) return null;
  const { room, days } = oldest;
  const draft = facts.invoices.find(({ projectId, status }) => projectId === room.id && status === 'draft');
  const sentence = `${room.title} has gone ${counted(days, 'day')} without an invoice`;
  if (draft) {
    const action = { kind: 'issue', projectId: room.id, invoiceId: draft.id } as const;
    return { sentence: `${sentence}, and a draft is waiting.`, word: 'Finish the draft', action };
  }
  return { sentence: `${sentence}.`, word: 'Write an invoice', action: { kind: 'bill', projectId: room.id } };
}

function suggestAboutSilence(facts: HealthFacts, today: string): HealthSuggestion | null {
  const days = silentDays(facts, today);
  const [room] = openRooms(facts);
  if (room && days > WRITE_AFTER_DAYS) {
    return {
      sentence: `You haven’t been in touch for ${counted(days, 'day')}, and ${room.title} is open.`,
      word: 'Write to them',
      action: { kind: 'write', projectId: room.id },
    };
  }
  if (room || days <= IDLE_CONTACT.wholeUntil) return null;
  return {
    sentence: `You haven’t been in touch for ${counted(days, 'day')}: ask what comes next.`,
    word: 'Plan a call',
    action: { kind: 'getInTouch', clientId: facts.clientId },
  };
}

function named({ number }: InvoiceLine): string {
  return number ?? 'the invoice';
}
