/**
 * One draft, edited here and perhaps in another tab. The books hold one version; `DraftSync` says how this tab's text
 * relates to it, so that nothing typed anywhere is ever overwritten without being shown.
 */
import type { Draft } from "./draft";

export interface VersionedDraft {
  version: number;
  draft: Draft;
}

export interface DraftSync {
  /** What the books last confirmed and this tab builds on. */
  base: VersionedDraft;
  /** The save under way, made on top of `base`. */
  sending: Draft | null;
  /** A newer draft from elsewhere, kept aside because this tab has unsaved edits. */
  theirs: VersionedDraft | null;
}

export function startSync(base: VersionedDraft): DraftSync {
  return { base, sending: null, theirs: null };
}

export function isSameDraft(one: Draft, other: Draft): boolean {
  return JSON.stringify(canonical(one)) === JSON.stringify(canonical(other));
}

// Documents come back from Firestore with their keys in another order.
function canonical(draft: Draft): unknown {
  return [
    draft.currency,
    draft.dueOn,
    draft.note,
    draft.tax && [draft.tax.label, draft.tax.rateBp],
    draft.lines.map((line) => [line.description, line.quantityMilli, line.unitPriceMinor]),
  ];
}

export interface Received {
  sync: DraftSync;
  /** Put this draft into the form: it was changed elsewhere and nothing here is unsaved. */
  adopt: Draft | null;
}

/** Take in what the listener says the books hold now. `mine` is what the form holds. */
export function receive(sync: DraftSync, mine: Draft, incoming: VersionedDraft): Received {
  if (incoming.version <= sync.base.version) return { sync, adopt: null };
  if (sync.theirs !== null && incoming.version <= sync.theirs.version) return { sync, adopt: null };
  const isOurSave = sync.sending !== null && isSameDraft(sync.sending, incoming.draft);
  if (isOurSave || isSameDraft(mine, incoming.draft)) {
    return { sync: { base: incoming, sending: null, theirs: null }, adopt: null };
  }
  const isDirty = !isSameDraft(mine, sync.base.draft);
  if (!isDirty) return { sync: { base: incoming, sending: null, theirs: null }, adopt: incoming.draft };
  return { sync: { ...sync, theirs: incoming }, adopt: null };
}

export function beginSave(sync: DraftSync, mine: Draft): DraftSync {
  return { ...sync, sending: mine };
}

/** The books took our save as `version`. */
export function saveTaken(sync: DraftSync, sent: Draft, version: number): DraftSync {
  if (version <= sync.base.version) return { ...sync, sending: null };
  const theirs = sync.theirs !== null && sync.theirs.version > version ? sync.theirs : null;
  return { base: { version, draft: sent }, sending: null, theirs };
}

export function saveFailed(sync: DraftSync): DraftSync {
  return { ...sync, sending: null };
}

/** Build on their version and keep what is in the form: the next save puts it on top of theirs. */
export function keepMine(sync: DraftSync): DraftSync {
  return sync.theirs === null ? sync : { base: sync.theirs, sending: null, theirs: null };
}

/** Their draft becomes the form; the caller keeps ours for an undo. */
export function takeTheirs(sync: DraftSync): Received {
  if (sync.theirs === null) return { sync, adopt: null };
  return { sync: { base: sync.theirs, sending: null, theirs: null }, adopt: sync.theirs.draft };
}
