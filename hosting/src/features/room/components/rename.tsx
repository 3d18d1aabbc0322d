import { useEffect, useRef, useState } from 'react';

interface RenameProps {
  readonly title: string;
  readonly maxLength: number;
  readonly onRename: (title: string) => void;
  readonly class?: string;
}

/** The title is a field that looks like text: Enter or leaving saves, Escape takes it back. */
export function Rename({ title, maxLength, onRename, class: extra = 'font-medium' }: RenameProps) {
  const [text, setText] = useState(title);
  const isEscape = useRef(false);
  useEffect(() => setText(title), [title]);
  const settle = () => {
    const wanted = text.trim();
    if (isEscape.current || wanted === '') setText(title);
    else if (wanted !== title) onRename(wanted);
    isEscape.current = false;
  };
  return (
    <input
      class={`h-9 min-w-0 flex-1 truncate rounded-control border border-transparent bg-transparent px-2 hover:border-line focus:bg-raised ${extra}`}
      aria-label={`Title of ${title}`}
      maxLength={maxLength}
      value={text}
      onInput={(event) => setText(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        isEscape.current = event.key === 'Escape';
        event.currentTarget.blur();
      }}
    />
  );
}
