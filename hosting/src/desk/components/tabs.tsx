import type { ComponentChildren } from 'preact';
import { Link } from 'wouter';
import { BooksIcon, PeopleIcon, RoomsIcon } from '@/components/desk-icons';
import { PlusIcon, SettingsIcon } from '@/components/icons';
import { TabBadge } from '@/components/tab-badge';
import { useIsHere } from './use-is-here';

/** Where one can go, at the thumb of a phone. */
export function Tabs({ unread, onNewRoom }: { readonly unread: number; readonly onNewRoom: () => void }) {
  return (
    <nav
      aria-label="Desk"
      class="fixed inset-x-0 bottom-0 z-30 grid grid-cols-5 border-t border-line bg-panel pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <TabLink href="/desk" word="Rooms" count={unread} icon={<RoomsIcon />} />
      <TabLink href="/desk/clients" word="Clients" icon={<PeopleIcon />} />
      <button type="button" class={`${TAB} text-soft`} onClick={onNewRoom}>
        <PlusIcon />
        New room
      </button>
      <TabLink href="/desk/exports" word="Books" icon={<BooksIcon />} />
      <TabLink href="/desk/settings" word="Settings" icon={<SettingsIcon />} />
    </nav>
  );
}

const TAB = 'relative flex min-h-14 flex-col items-center justify-center gap-0.5 text-12 font-medium';

interface TabLinkProps {
  readonly href: string;
  readonly word: string;
  readonly icon: ComponentChildren;
  readonly count?: number;
}

function TabLink({ href, word, icon, count = 0 }: TabLinkProps) {
  const isHere = useIsHere(href);
  return (
    <Link href={href} aria-current={isHere ? 'page' : undefined} class={`${TAB} ${isHere ? 'text-ink' : 'text-soft'}`}>
      {isHere && <span aria-hidden="true" class="absolute inset-x-8 top-0 h-0.5 rounded-full bg-accent" />}
      <span class="relative">
        {icon}
        <TabBadge count={count} />
      </span>
      {word}
      {count > 0 && <span class="sr-only">, {count} unread</span>}
    </Link>
  );
}
