/**
 * One draft, edited here and perhaps in another tab. The books hold one version; `DraftSync` says how this tab's text
 * relates to it, so that nothing typed anywhere is ever overwritten without being shown.
 */
import type { Draft } from './draft';

export interface VersionedDraft {
  version: number;
  draft: Draft;
}

export interface DraftSync {
  /** What the books last confirmed and this tab builds on. */
  base: VersionedDraft;
  /** What was sent on top of `base` and may have been taken, also when the answer was lost on the way. */
  sent: readonly Draft[];
  /** A newer draft from elsewhere, kept aside because this tab has unsaved edits. */
  theirs: VersionedDraft | null;
}

export function startSync(base: VersionedDraft): DraftSync {
  return { base, sent: [], theirs: null };
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
    share(draft.discount),
    draft.roundOff,
    draft.instalments.map((each) => [each.label, share(each.share), each.dueOn]),
    draft.lines.map((line) => [
      line.description,
      line.sac,
      line.quantityMilli,
      line.unitPriceMinor,
      line.rateBp,
      share(line.discount),
    ]),
  ];
}

function share(part: Draft['discount']): unknown {
  return part && [part.rateBp, part.amountMinor];
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
  const isOurs = [mine, ...sync.sent].some((draft) => isSameDraft(draft, incoming.draft));
  if (isOurs) return { sync: startSync(incoming), adopt: null };
  const isDirty = !isSameDraft(mine, sync.base.draft);
  if (!isDirty) return { sync: startSync(incoming), adopt: incoming.draft };
  return { sync: { ...sync, theirs: incoming }, adopt: null };
}

export function beginSave(sync: DraftSync, mine: Draft): DraftSync {
  return { ...sync, sent: [...sync.sent, mine] };
}

/** The books took our save as `version`. */
export function saveTaken(sync: DraftSync, draft: Draft, version: number): DraftSync {
  if (version <= sync.base.version) return sync;
  const theirs = sync.theirs !== null && sync.theirs.version > version ? sync.theirs : null;
  return { base: { version, draft }, sent: [], theirs };
}

/** The books said no: this draft is certainly not among their versions. */
export function saveRefused(sync: DraftSync, draft: Draft): DraftSync {
  return { ...sync, sent: sync.sent.filter((sent) => sent !== draft) };
}

/** Build on their version and keep what is in the form: the next save puts it on top of theirs. */
export function keepMine(sync: DraftSync): DraftSync {
  return sync.theirs === null ? sync : startSync(sync.theirs);
}

/** Their draft becomes the form; the caller keeps ours for an undo. */
export function takeTheirs(sync: DraftSync): Received {
  return sync.theirs === null ? { sync, adopt: null } : { sync: startSync(sync.theirs), adopt: sync.theirs.draft };
}
