import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'react';
import { IconButton } from './button';
import { CloseIcon } from './icons';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  /** Buttons at the end, the safe one first. */
  readonly actions?: ComponentChildren;
  /** A sheet stands at the thumb on a phone, and is small elsewhere. */
  readonly size?: keyof typeof SIZE;
}

const SIZE = { small: 'm-auto max-w-md', wide: 'm-auto max-w-4xl', sheet: 'mx-auto mt-auto mb-4 max-w-md md:m-auto' };

/** The browser's own modal dialog: it traps focus, closes on Escape and gives focus back by itself. */
export function Dialog({ title, onClose, children, actions, size = 'small' }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Before the next key can arrive: it belongs to the dialog.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it; the click is only for the backdrop
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      class={`w-[calc(100vw-32px)] overflow-visible rounded-panel border border-line bg-panel p-0 text-ink backdrop:bg-[#05070ab8] ${SIZE[size]}`}
      // The close event of a dialog that is already gone comes late, and is no wish of the reader's.
      onClose={(event) => event.currentTarget.isConnected && onClose()}
      onCancel={onClose}
      onClick={(event) => event.target === ref.current && onClose()}
    >
      <div class="flex max-h-[calc(100dvh-48px)] flex-col">
        <header class="flex items-center justify-between gap-4 border-b border-line py-2 pr-2 pl-5">
          <h2 id={titleId} class="min-w-0 truncate text-15 font-semibold">
            {title}
          </h2>
          <IconButton label="Close" onPress={onClose}>
            <CloseIcon />
          </IconButton>
        </header>
        <div class="min-h-0 overflow-y-auto p-5">{children}</div>
        {actions && <footer class="flex flex-wrap justify-end gap-2 border-t border-line p-4">{actions}</footer>}
      </div>
    </dialog>
  );
}
