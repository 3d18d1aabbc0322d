import { useRef } from 'react';
import { Dialog } from '@/components/dialog';
import { useFirstFocus } from '@/components/use-first-focus';
import { NEW_THINGS, type NewKind } from '../new-things';
import { Key } from './keys-dialog';

interface NewMenuProps {
  readonly onChoose: (kind: NewKind) => void;
  readonly onClose: () => void;
}

/** What to make: by its letter, by the arrows, or by a press. */
export function NewMenu({ onChoose, onClose }: NewMenuProps) {
  const list = useRef<HTMLUListElement>(null);
  // The first has the focus, so that the letters and the arrows work at once.
  useFirstFocus(list, 'button');
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const wanted = NEW_THINGS.find(({ key }) => key === event.key.toLowerCase());
    if (wanted) {
      event.preventDefault();
      onChoose(wanted.kind);
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons.at((at + step) % buttons.length)?.focus();
  };
  return (
    <Dialog title="New" onClose={onClose} size="sheet">
      <ul ref={list} class="-m-2 flex flex-col" onKeyDown={onKey}>
        {NEW_THINGS.map(({ kind, key, word, hint }) => (
          <li key={kind}>
            <button
              type="button"
              class="flex min-h-12 w-full items-center gap-3 rounded-control px-3 py-2 text-left hover:bg-raised"
              onClick={() => onChoose(kind)}
            >
              <span class="min-w-0 flex-1">
                <span class="block text-15 font-medium">{word}</span>
                <span class="block text-13 text-faint">{hint}</span>
              </span>
              <span aria-hidden="true" class="max-md:hidden">
                <Key name={key} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
