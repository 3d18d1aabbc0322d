import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useCallback, useContext, useMemo, useRef, useState } from 'react';
import { IconButton } from './button';
import { CloseIcon } from './icons';

interface Toast {
  readonly id: number;
  readonly sentence: string;
  readonly undo?: () => void;
}

interface Toasts {
  /** Say what happened; with `undo`, offer to take it back. */
  readonly say: (sentence: string, undo?: () => void) => void;
}

const ToastContext = createContext<Toasts>({ say: () => undefined });

const SHOWN_FOR_MS = 7000;
const PER_LETTER_MS = 40;

/** How long a sentence stands there: long enough to be read, and to press undo. */
export function shownForMs(sentence: string): number {
  return SHOWN_FOR_MS + PER_LETTER_MS * sentence.length;
}

export function useToasts(): Toasts {
  return useContext(ToastContext);
}

/** Holds the page's toasts: polite, dismissable, and there long enough to press undo. */
export function ToastRegion({ children }: { readonly children: ComponentChildren }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const nextId = useRef(1);
  const drop = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const say = useCallback(
    (sentence: string, undo?: () => void) => {
      const id = nextId.current++;
      setToasts((all) => [...all.slice(-2), { id, sentence, ...(undo ? { undo } : {}) }]);
      setTimeout(() => drop(id), shownForMs(sentence));
    },
    [drop],
  );
  const value = useMemo(() => ({ say }), [say]);
  return (
    <ToastContext.Provider value={value}>
      {children}
      <div
        role="status"
        aria-live="polite"
        class="pointer-events-none fixed inset-x-4 bottom-20 z-50 flex flex-col items-center gap-2 md:bottom-6"
      >
        {toasts.map((toast) => (
          <div
            key={toast.id}
            class="pointer-events-auto flex max-w-full items-center gap-3 rounded-control border border-line bg-raised py-1 pr-1 pl-4 text-13 text-ink"
          >
            <span class="py-2">{toast.sentence}</span>
            {toast.undo && (
              <button
                type="button"
                class="touch-target shrink-0 rounded-control px-3 py-2 font-semibold whitespace-nowrap text-accent-text hover:bg-panel"
                onClick={() => {
                  toast.undo?.();
                  drop(toast.id);
                }}
              >
                Undo
              </button>
            )}
            <IconButton label="Dismiss" onPress={() => drop(toast.id)}>
              <CloseIcon size={16} />
            </IconButton>
          </div>
        ))}
      </div>
    </ToastContext.Provider>
  );
}
