import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'react';
import { useWindowed } from './use-windowed';

interface VirtualListProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** About how tall a row is, in pixels; the real heights are measured as they come. */
  readonly estimatedHeight: number;
  /** A row's content; the first link or button in it is what the arrow keys go to. */
  readonly children: (row: Row) => ComponentChildren;
}

/**
 * A list of thousands of which only what is on the screen is drawn. It scrolls with the page, the arrow keys go from row to
 * row, and coming back to it finds it where it was left.
 */
export function VirtualList<Row>({ label, rows, keyOf, estimatedHeight, children }: VirtualListProps<Row>) {
  const list = useRef<HTMLUListElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const keptAt = focused === null ? -1 : rows.findIndex((row) => keyOf(row) === focused);
  const { items, height, top, measure, show } = useWindowed({
    list,
    count: rows.length,
    keyAt: (index) => keyOf(rows[index] as Row),
    estimatedHeight,
    kept: keptAt < 0 ? null : keptAt,
  });
  // The row the keys lead to may not be drawn yet: it takes the focus once it is.
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const row = targetIn(list.current, wanted.current);
    if (row === null) return;
    wanted.current = null;
    row.focus();
  });
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || keptAt < 0) return;
    const next = { ArrowDown: keptAt + 1, ArrowUp: keptAt - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (next === undefined || next < 0 || next >= rows.length) return;
    event.preventDefault();
    wanted.current = next;
    setFocused(keyOf(rows[next] as Row));
    show(next);
  };
  return (
    <ul
      ref={list}
      aria-label={label}
      class="relative"
      style={{ height: `${height}px` }}
      onKeyDown={onKey}
      onFocusIn={(event) => setFocused(keyIn(event.target))}
      onFocusOut={() => setFocused(null)}
    >
      {items.map(({ index, key, start }) => (
        <li
          key={key}
          ref={measure}
          data-index={index}
          data-key={key}
          // Whoever hears the list hears how long it is, though most of it is not drawn.
          aria-setsize={rows.length}
          aria-posinset={index + 1}
          class={`absolute inset-x-0 top-0 ${index > 0 ? 'border-t border-line' : ''}`}
          style={{ transform: `translateY(${start - top}px)` }}
        >
          {children(rows[index] as Row)}
        </li>
      ))}
    </ul>
  );
}

function keyIn(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest<HTMLElement>('[data-key]')?.dataset.key ?? null) : null;
}

function targetIn(list: HTMLElement | null, index: number): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-index="${index}"] :is(a, button)`) ?? null;
}
