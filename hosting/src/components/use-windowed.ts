import {
  defaultRangeExtractor,
  measureElement,
  observeWindowOffset,
  observeWindowRect,
  type Range,
  type VirtualItem,
  Virtualizer,
  windowScroll,
} from '@tanstack/virtual-core';
import { type RefObject, useLayoutEffect, useReducer, useRef, useState } from 'react';
import { leaveAt, leftAt } from '@/lib/scroll-memory';

interface Windowed {
  readonly items: readonly VirtualItem[];
  readonly height: number;
  /** Where the list begins on the page: items count from the page's top. */
  readonly top: number;
  readonly measure: (row: HTMLElement | null) => void;
  readonly show: (index: number) => void;
}

interface WindowedOptions {
  readonly list: RefObject<HTMLElement | null>;
  readonly count: number;
  readonly keyAt: (index: number) => string;
  readonly estimatedHeight: number;
  /** A row that stays drawn wherever the page is scrolled to, so that the focus in it is not lost. */
  readonly kept: number | null;
}

const OVERSCAN = 6;

/**
 * Which rows of a long list are to be drawn, as the page scrolls. TanStack's core without its React part, which is a hook
 * like this one and would bring react-dom along.
 */
export function useWindowed({ list, count, keyAt, estimatedHeight, kept }: WindowedOptions): Windowed {
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const [top, setTop] = useState(0);
  const address = useRef(here());
  const [left] = useState(() => leftAt(here()));
  const options = {
    count,
    getScrollElement: () => window,
    getItemKey: keyAt,
    estimateSize: () => estimatedHeight,
    overscan: OVERSCAN,
    scrollMargin: top,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll,
    measureElement,
    indexAttribute: 'data-index',
    onChange: () => redraw(undefined),
    rangeExtractor: (range: Range) => withKept(defaultRangeExtractor(range), kept, count),
    initialOffset: left?.scrollY ?? 0,
    ...(left ? { initialMeasurementsCache: left.rows as VirtualItem[] } : {}),
  };
  const [virtualizer] = useState(() => new Virtualizer<Window, HTMLElement>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => {
    const stop = virtualizer._didMount();
    return () => {
      leaveAt(address.current, { scrollY: window.scrollY, rows: virtualizer.takeSnapshot() });
      stop();
    };
  }, [virtualizer]);
  useLayoutEffect(() => {
    address.current = here();
    if (list.current) setTop(Math.round(list.current.getBoundingClientRect().top + window.scrollY));
    virtualizer._willUpdate();
  });
  useLayoutEffect(() => {
    if (left) window.scrollTo(0, left.scrollY);
  }, [left]);
  return {
    items: virtualizer.getVirtualItems(),
    height: virtualizer.getTotalSize(),
    top,
    measure: virtualizer.measureElement,
    show: (index) => virtualizer.scrollToIndex(index),
  };
}

function here(): string {
  return window.location.pathname + window.location.search;
}

function withKept(drawn: number[], kept: number | null, count: number): number[] {
  if (kept === null || kept >= count || drawn.includes(kept)) return drawn;
  return [...drawn, kept].sort((one, other) => one - other);
}
