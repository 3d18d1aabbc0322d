import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { type ListQuery, readListQuery, writeListQuery } from './list-query';

export interface ListAddress {
  readonly query: ListQuery;
  /** What is typed into the list's search field. */
  readonly text: string;
  /** The order that was chosen; null for the list's own. */
  readonly order: string | null;
  readonly narrow: (changes: Partial<ListQuery>) => void;
  readonly search: (text: string) => void;
  readonly orderBy: (order: string | null) => void;
  /** Show everything again, in the order that was chosen. */
  readonly clear: () => void;
}

const TYPING_MS = 250;

/** How a list is narrowed, searched and ordered, kept in its address: it can be sent, kept and come back to. */
export function useListAddress(): ListAddress {
  const [path, navigate] = useLocation();
  const address = useSearch();
  const query = useMemo(() => readListQuery(address), [address]);
  const asked = new URLSearchParams(address);
  const order = asked.get('order');
  const addressed = asked.get('q') ?? '';
  const [text, setText] = useState(addressed);
  const go = useCallback(
    (next: ListQuery, q: string, by: string | null) => {
      const parts = [writeListQuery(next), q.trim() && `q=${encodeURIComponent(q.trim())}`, by && `order=${by}`];
      const search = parts.filter(Boolean).join('&');
      navigate(search ? `${path}?${search}` : path, { replace: true });
    },
    [navigate, path],
  );
  // Browsers allow only so many changes of the address in a while, and letters come faster.
  const typing = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(typing.current), []);
  const search = (typed: string) => {
    setText(typed);
    clearTimeout(typing.current);
    typing.current = setTimeout(() => go(query, typed, order), TYPING_MS);
  };
  const now = (next: ListQuery, q: string, by: string | null) => {
    clearTimeout(typing.current);
    setText(q);
    go(next, q, by);
  };
  return {
    query,
    text,
    order,
    narrow: (changes) => now({ ...query, ...changes }, text, order),
    search,
    orderBy: (by) => now(query, text, by),
    clear: () => now(readListQuery(''), '', order),
  };
}
