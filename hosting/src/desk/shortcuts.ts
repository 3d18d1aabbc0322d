/** The desk's keys: one stroke or two, never while someone is typing. */
import type { Place } from './places';

export interface Shortcut {
  /** Keys in order, as `KeyboardEvent.key` names them. */
  keys: readonly string[];
  label: string;
  action: Place | 'find' | 'new' | 'help';
}

export const SHORTCUTS: readonly Shortcut[] = [
  { keys: ['/'], label: 'Find anything, or do it', action: 'find' },
  { keys: ['n'], label: 'New …', action: 'new' },
  { keys: ['g', 'd'], label: 'Go to today', action: 'today' },
  { keys: ['g', 'l'], label: 'Go to leads', action: 'leads' },
  { keys: ['g', 'r'], label: 'Go to rooms', action: 'rooms' },
  { keys: ['g', 'c'], label: 'Go to clients', action: 'clients' },
  { keys: ['g', 'f'], label: 'Go to follow-ups', action: 'followUps' },
  { keys: ['g', 't'], label: 'Go to time', action: 'time' },
  { keys: ['g', 'i'], label: 'Go to invoices', action: 'invoices' },
  { keys: ['g', 'e'], label: 'Go to exports', action: 'exports' },
  { keys: ['g', 'x'], label: 'Go to TDS', action: 'tds' },
  { keys: ['g', 's'], label: 'Go to settings', action: 'settings' },
  { keys: ['?'], label: 'Show these keys', action: 'help' },
];

/** The second stroke must follow within this many milliseconds. */
export const SEQUENCE_MS = 1200;

export interface Strokes {
  typed: readonly string[];
  at: number;
}

export const NO_STROKES: Strokes = { typed: [], at: 0 };

export function press(
  strokes: Strokes,
  key: string,
  now: number,
): { strokes: Strokes; action: Shortcut['action'] | null } {
  const isFresh = now - strokes.at <= SEQUENCE_MS;
  for (const typed of [[...(isFresh ? strokes.typed : []), key], [key]]) {
    const begun = SHORTCUTS.filter((shortcut) => typed.every((stroke, index) => shortcut.keys[index] === stroke));
    const done = begun.find((shortcut) => shortcut.keys.length === typed.length);
    if (done) return { strokes: NO_STROKES, action: done.action };
    if (begun.length > 0) return { strokes: { typed, at: now }, action: null };
  }
  return { strokes: NO_STROKES, action: null };
}

/** Keys belong to the page only when no field, no menu and no dialog has them. */
export function isForThePage(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return true;
  if (target.isContentEditable || target.closest('dialog, [role=dialog]')) return false;
  return !['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** Ctrl+K, or ⌘K on a Mac: opens the palette from wherever one is, also out of a field. */
export function isPaletteKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): boolean {
  return event.key.toLowerCase() === 'k' && event.ctrlKey !== event.metaKey && !event.altKey && !event.shiftKey;
}
