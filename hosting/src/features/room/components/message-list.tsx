import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { MessagesIcon } from '@/components/icons';
import { useRoomActions } from '../actions';
import type { Entry, Outgoing } from '../conversation';
import { MessageBubble } from './message-bubble';

interface MessageListProps {
  readonly entries: readonly Entry[];
  readonly outgoing: readonly Outgoing[];
  readonly hasOlder: boolean;
  readonly isOffline: boolean;
  readonly emptySentence: string;
}

const NEAR_END = 80;

/** The conversation, newest at the bottom. It follows new messages only for who is at the end already. */
export function MessageList({ entries, outgoing, hasOlder, isOffline, emptySentence }: MessageListProps) {
  const box = useRef<HTMLDivElement>(null);
  const actions = useRoomActions();
  const older = useOlder(hasOlder);
  const { hasNews, toEnd, onScroll } = useFollowing(box, entries);
  const outgoingNow = useRef(outgoing);
  outgoingNow.current = outgoing;
  const retry = useCallback(
    (id: string) => {
      const found = outgoingNow.current.find((one) => one.id === id);
      if (found) actions.retryMessage(found);
    },
    [actions],
  );
  return (
    <div class="relative min-h-0 flex-1">
      <div
        ref={box}
        role="log"
        aria-label="Messages"
        aria-live={older.isReading ? 'off' : 'polite'}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
        tabIndex={0}
        class="absolute inset-0 flex flex-col overflow-y-auto overscroll-contain px-4 pb-4 outline-offset-[-2px] [overflow-anchor:none]"
        onScroll={onScroll}
      >
        {hasOlder && (
          <Button look="bare" size="small" class="mx-auto mt-3" isBusy={older.isReading} onPress={older.read}>
            {older.hasFailed ? 'Could not be read. Try again' : 'Earlier messages'}
          </Button>
        )}
        {entries.length === 0 ? (
          <div class="grid flex-1 place-items-center">
            <EmptyState icon={<MessagesIcon />} sentence={emptySentence} />
          </div>
        ) : (
          <div class="mt-auto">
            {entries.map((entry) =>
              entry.kind === 'message' ? (
                <MessageBubble
                  key={entry.id}
                  entry={entry}
                  isOffline={isOffline}
                  onRetry={retry}
                  onDiscard={actions.discardMessage}
                />
              ) : (
                <Separator key={entry.id} entry={entry} />
              ),
            )}
          </div>
        )}
      </div>
      {hasNews && (
        <Button size="small" class="absolute bottom-3 left-1/2 -translate-x-1/2" onPress={toEnd}>
          New messages below
        </Button>
      )}
    </div>
  );
}

function Separator({ entry }: { readonly entry: Exclude<Entry, { readonly kind: 'message' }> }) {
  if (entry.kind === 'day') return <p class="pt-5 text-center text-12 text-faint">{entry.word}</p>;
  return (
    <p class="flex items-center gap-3 pt-4 text-12 font-medium text-info before:h-px before:flex-1 before:bg-current before:opacity-40 after:h-px after:flex-1 after:bg-current after:opacity-40">
      New
    </p>
  );
}

function useOlder(hasOlder: boolean) {
  const actions = useRoomActions();
  const [isReading, setIsReading] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  const read = useCallback(() => {
    if (!hasOlder || isReading) return;
    setIsReading(true);
    setHasFailed(false);
    actions
      .readOlder()
      .catch(() => setHasFailed(true))
      .finally(() => setIsReading(false));
  }, [actions, hasOlder, isReading]);
  return { isReading, hasFailed, read };
}

/** Keeps the reader's place: at the end it follows; elsewhere what is read stays where it is, older pages included. */
function useFollowing(box: { readonly current: HTMLDivElement | null }, entries: readonly Entry[]) {
  const place = useRef({ isAtEnd: true, fromEnd: 0, height: 0, shown: 0 });
  const ends = useRef<{ first: string | undefined; last: string | undefined }>({ first: undefined, last: undefined });
  const [hasNews, setHasNews] = useState(false);
  const isEmpty = entries.length === 0;
  const follow = useCallback(() => {
    const element = box.current;
    if (!element) return;
    element.scrollTop = element.scrollHeight;
    const { scrollHeight: height, clientHeight: shown } = element;
    place.current = { isAtEnd: true, fromEnd: shown, height, shown };
  }, [box]);
  const toEnd = useCallback(() => {
    follow();
    setHasNews(false);
  }, [follow]);
  const onScroll = useCallback(() => {
    const element = box.current;
    if (!element || element.clientHeight === 0) return;
    const { scrollHeight: height, clientHeight: shown } = element;
    const before = place.current;
    // A box that shrank and a picture that came in are no scrolling: only the reader's own hand leaves the end.
    if (before.isAtEnd && (before.height !== height || before.shown !== shown)) return follow();
    const fromEnd = height - element.scrollTop;
    place.current = { isAtEnd: fromEnd - shown < NEAR_END, fromEnd, height, shown };
    if (place.current.isAtEnd) setHasNews(false);
  }, [box, follow]);

  useLayoutEffect(() => {
    const element = box.current;
    const messages = entries.filter((entry) => entry.kind === 'message');
    const [first, last] = [messages[0], messages.at(-1)];
    const before = ends.current;
    ends.current = { first: first?.id, last: last?.id };
    if (!element || !last) return;
    const isNewLast = before.last !== last.id;
    if (isNewLast && (place.current.isAtEnd || last.isMine)) follow();
    else if (isNewLast) setHasNews(true);
    else if (before.first !== first?.id) element.scrollTop = element.scrollHeight - place.current.fromEnd;
    else if (place.current.isAtEnd) follow();
  }, [box, entries, follow]);

  // The end is kept where the box was hidden (another tab on the phone), and where it or what is in it grows.
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      if (place.current.isAtEnd) follow();
    });
    for (const observed of [element, ...element.children]) observer.observe(observed);
    return () => observer.disconnect();
  }, [box, follow, isEmpty]);
  return { hasNews, toEnd, onScroll };
}
