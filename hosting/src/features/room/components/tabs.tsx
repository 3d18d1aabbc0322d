import { FilesIcon, InvoicesIcon, MessagesIcon, OverviewIcon } from '@/components/icons';
import { TabBadge } from '@/components/tab-badge';

export type Tab = 'overview' | 'messages' | 'files' | 'invoices';

interface TabsProps {
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
  readonly unread: number;
  readonly due: number;
}

const TABS = [
  { tab: 'overview', word: 'Overview', Icon: OverviewIcon },
  { tab: 'messages', word: 'Messages', Icon: MessagesIcon },
  { tab: 'files', word: 'Files', Icon: FilesIcon },
  { tab: 'invoices', word: 'Invoices', Icon: InvoicesIcon },
] as const;

/** On a phone the room is four screens, and this is the way between them. */
export function Tabs({ tab, onTab, unread, due }: TabsProps) {
  const badges: Partial<Record<Tab, number>> = { messages: unread, invoices: due };
  return (
    <nav
      aria-label="Room"
      class="fixed inset-x-0 bottom-0 z-30 grid grid-cols-4 border-t border-line bg-ground pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {TABS.map(({ tab: own, word, Icon }) => {
        const badge = badges[own] ?? 0;
        return (
          <button
            key={own}
            type="button"
            class={`relative flex h-15 flex-col items-center justify-center gap-1 text-11 font-medium outline-offset-[-2px] ${own === tab ? 'text-accent-text' : 'text-soft'}`}
            aria-current={own === tab ? 'page' : undefined}
            onClick={() => onTab(own)}
          >
            <span class="relative">
              <Icon />
              <TabBadge count={badge} />
            </span>
            {word}
            {badge > 0 && <span class="sr-only">, {badge} waiting</span>}
          </button>
        );
      })}
    </nav>
  );
}
