import { useEffect, useRef } from 'react';
import { useLocation, useRoute } from 'wouter';
import { LampDot } from '@/components/lamp';
import { useIsOnline } from '@/lib/online';
import { leftAt } from '@/lib/scroll-memory';
import { pageOf } from '../places';
import type { ShellProps } from '../shell-props';
import { Rail } from './rail';
import { Tabs } from './tabs';

/** The frame of every page: where one can go, who one is, and whether the line holds. */
export function Shell(props: ShellProps) {
  const isOnline = useIsOnline();
  // On a phone the room has a header and tabs of its own, and needs the height for the conversation.
  const [hasOwnTabs] = useRoute('/desk/rooms/:projectId');
  useFreshPage();
  return (
    <div class="flex min-h-dvh flex-col md:flex-row">
      <a
        href="#main"
        class="sr-only z-50 rounded-control bg-accent px-4 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <div class={hasOwnTabs ? 'max-md:hidden' : ''}>
        <Rail {...props} />
      </div>
      <div class={`flex min-w-0 flex-1 flex-col ${hasOwnTabs ? '' : 'pb-20 md:pb-0'}`}>
        {!isOnline && (
          <p role="status" class="flex items-center gap-3 border-b border-line bg-raised px-4 py-2 text-13 sm:px-8">
            <LampDot tone="warn" class="m-1" />
            No connection. You see what was here last; messages you write are sent when it is back.
          </p>
        )}
        {props.running}
        <main id="main" tabIndex={-1} class="min-w-0 flex-1 outline-none">
          {props.children}
        </main>
      </div>
      {!hasOwnTabs && <Tabs counts={props.counts} onFind={props.onFind} onNew={props.onNew} />}
    </div>
  );
}

/** Another page begins at its top, with the focus in it; after a step back, a list takes up where it was left. */
function useFreshPage(): void {
  const [path] = useLocation();
  const page = pageOf(path);
  const before = useRef(page);
  useEffect(() => {
    if (before.current === page) return;
    before.current = page;
    if (leftAt(window.location.pathname + window.location.search) === null) window.scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [page]);
}
