/** The log of what passed with a client outside their rooms: entries stand until another corrects them. */
import { INTERACTION_KINDS, type InteractionKind } from '@/contract';
import type { Faults } from '@/lib/saved-form';

export type Interaction = {
  readonly id: string;
  readonly clientId: string;
  readonly kind: InteractionKind;
  readonly text: string;
  /** The day it happened. */
  readonly on: string;
  /** The entry this one stands in for. */
  readonly corrects: string | null;
  /** When it was written down. */
  readonly at: number;
};

/** What is written of an entry. */
export interface EntryForm {
  readonly kind: InteractionKind;
  readonly on: string;
  readonly text: string;
}

export interface LogRow {
  readonly entry: Interaction;
  /** Another entry stands in for it. */
  readonly isCorrected: boolean;
}

export const KIND_WORD: Readonly<Record<InteractionKind, string>> = {
  meeting: 'Meeting',
  call: 'Call',
  mail: 'Mail',
  proposal: 'Proposal',
  note: 'Note to self',
};

export const KIND_OPTIONS: readonly (readonly [InteractionKind, string])[] = INTERACTION_KINDS.map(
  (kind) => [kind, KIND_WORD[kind]] as const,
);

/** In the order of time, the newest day first; what was corrected stays where it was, and says so. */
export function logRows(entries: readonly Interaction[]): readonly LogRow[] {
  const corrected = new Set(entries.map(({ corrects }) => corrects));
  return [...entries]
    .sort((one, other) => other.on.localeCompare(one.on) || other.at - one.at || one.id.localeCompare(other.id))
    .map((entry) => ({ entry, isCorrected: corrected.has(entry.id) }));
}

export function blankEntry(today: string): EntryForm {
  return { kind: 'call', on: today, text: '' };
}

export function entryFaults(form: EntryForm, today: string): Faults {
  return {
    ...(form.text.trim() === '' && { text: 'Write what it was about.' }),
    ...(form.on === '' && { on: 'Pick the day it happened.' }),
    ...(form.on > today && { on: 'That day is still to come: plan a follow-up for it.' }),
  };
}
