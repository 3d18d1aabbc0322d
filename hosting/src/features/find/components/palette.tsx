import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { SearchIcon } from '@/components/icons';
import { Skeleton } from '@/components/skeleton';
import type { Directory } from '@/domain/directory';
import { type Findable, search } from '@/lib/matching';
import { openedLast } from '../recent';
import { type Command, commandThing, findableCommands, findableThings, type Thing } from '../things';
import { PaletteOption } from './palette-option';

interface PaletteProps {
  /** Undefined until it is known; the commands work before. */
  readonly directory: Directory | undefined;
  readonly today: string;
  readonly commands: readonly Command[];
  /** Asks for one thing of this kind only: "Which room is it for?" */
  readonly asks?: { readonly kind: 'room'; readonly sentence: string; readonly choose: (thing: Thing) => void };
  readonly onGo: (address: string) => void;
  readonly onClose: () => void;
}

interface Group {
  readonly word: string;
  readonly things: readonly Thing[];
}

const SHOWN = 12;
const SHOWN_UNASKED = 6;

/** One field for everything: what was opened last, whatever has a name, and what can be done. */
export function Palette(props: PaletteProps) {
  const { directory, today, commands, asks, onClose } = props;
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const things = useMemo(
    () => (directory ? findableThings(directory, today).filter(({ thing }) => !asks || isAsked(thing)) : []),
    [directory, today, asks],
  );
  const groups = useMemo(() => groupsFor(typed, things, asks ? [] : commands), [typed, things, commands, asks]);
  const shown = groups.flatMap((group) => group.things);
  const chosen = shown[Math.min(at, shown.length - 1)];
  const choose = (thing: Thing) => {
    onClose();
    if (asks) asks.choose(thing);
    else if (typeof thing.go === 'string') props.onGo(thing.go);
    else thing.go();
  };
  const onKey = (event: KeyboardEvent) => {
    const next = stepFor(event, at, shown.length);
    if (next !== null) setAt(next);
    else if (event.key === 'Enter' && !event.isComposing && chosen) choose(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <PaletteFrame label={asks?.sentence ?? 'Find or do'} onClose={onClose}>
      <div class="flex items-center gap-3 border-b border-line px-4">
        <SearchIcon class="text-faint" />
        <input
          type="text"
          role="combobox"
          aria-label={asks?.sentence ?? 'Find a client, room, invoice or lead, or what to do'}
          aria-expanded={shown.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={chosen ? optionId(listId, chosen) : undefined}
          autoComplete="off"
          spellcheck={false}
          maxLength={100}
          placeholder={asks?.sentence ?? 'Find a name or number, or say what to do'}
          class="h-14 min-w-0 flex-1 bg-transparent text-15 outline-none focus-visible:outline-none"
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKey}
        />
      </div>
      <div id={listId} role="listbox" aria-label="Found" class="min-h-0 overflow-y-auto overscroll-contain p-2">
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot group options
          <div key={group.word} role="group" aria-label={group.word}>
            <p aria-hidden="true" class="caption px-3 pt-2 pb-1 text-faint">
              {group.word}
            </p>
            {group.things.map((thing) => (
              <PaletteOption
                key={thing.key}
                id={optionId(listId, thing)}
                thing={thing}
                isActive={thing === chosen}
                onChoose={() => choose(thing)}
                onPoint={() => setAt(shown.indexOf(thing))}
              />
            ))}
          </div>
        ))}
      </div>
      {directory === undefined && <Skeleton class="mx-5 mb-4 h-5 w-56 max-w-full" />}
      <p role="status" class={shown.length > 0 ? 'sr-only' : 'px-5 pb-5 text-13 text-soft'}>
        {said(typed, shown.length, directory !== undefined)}
      </p>
    </PaletteFrame>
  );
}

const isAsked = (thing: Thing) => thing.kind === 'room' && !thing.isClosed;

function optionId(listId: string, thing: Thing): string {
  return `${listId}-${thing.key.replace(/[^\w-]/g, '-')}`;
}

function groupsFor(typed: string, things: readonly Findable<Thing>[], commands: readonly Command[]): readonly Group[] {
  if (typed.trim() !== '') {
    const found = search([...things, ...findableCommands(commands)], typed, SHOWN);
    return found.length > 0 ? [{ word: 'Found', things: found }] : [];
  }
  const byKey = new Map(things.map(({ thing }) => [thing.key, thing]));
  const recent = openedLast().flatMap((key) => byKey.get(key) ?? []);
  const freshest = [...things].sort((one, other) => other.freshness - one.freshness).map(({ thing }) => thing);
  const first = commands.length > 0 ? recent : [...new Set([...recent, ...freshest])];
  const groups = [
    { word: commands.length > 0 ? 'Opened last' : 'Your rooms', things: first.slice(0, SHOWN_UNASKED) },
    { word: 'Do', things: commands.map(commandThing) },
  ];
  return groups.filter((group) => group.things.length > 0);
}

/** Where a key leads in the list; null when it is no such key. Home and End belong to the text. */
function stepFor(event: KeyboardEvent, at: number, length: number): number | null {
  if (length === 0 || event.isComposing) return null;
  const from = Math.min(at, length - 1);
  switch (event.key) {
    case 'ArrowDown':
      return (from + 1) % length;
    case 'ArrowUp':
      return (from - 1 + length) % length;
    case 'PageDown':
      return Math.min(from + SHOWN_UNASKED, length - 1);
    case 'PageUp':
      return Math.max(from - SHOWN_UNASKED, 0);
    default:
      return null;
  }
}

function said(typed: string, count: number, isKnown: boolean): string {
  if (count > 0) return `${count} found`;
  if (!isKnown) return 'Your desk is on its way.';
  return typed.trim() === ''
    ? 'There is nothing to choose from yet.'
    : `Nothing is called “${typed.trim()}”. Fewer letters find more.`;
}

interface FrameProps {
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** The browser's own modal dialog, at the top, where the eye is; the focus goes into its field and comes back after. */
function PaletteFrame({ label, onClose, children }: FrameProps) {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    dialog?.querySelector('input')?.focus();
    return () => dialog?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it; the click is only for the backdrop
    <dialog
      ref={ref}
      aria-label={label}
      class="mx-auto mt-4 mb-auto w-[calc(100vw-16px)] max-w-xl rounded-panel border border-line bg-panel p-0 text-ink backdrop:bg-[#05070ab8] sm:mt-[12vh]"
      onClose={(event) => event.currentTarget.isConnected && onClose()}
      onCancel={onClose}
      onClick={(event) => event.target === ref.current && onClose()}
    >
      <div class="flex max-h-[min(32rem,calc(100dvh-32px))] flex-col">{children}</div>
    </dialog>
  );
}
