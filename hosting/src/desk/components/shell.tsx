import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'react';
import { Link, useLocation, useRoute } from 'wouter';
import { BrandMark } from '@/components/brand-mark';
import { Button, IconButton } from '@/components/button';
import { BooksIcon, KeyboardIcon, PeopleIcon, RoomsIcon } from '@/components/desk-icons';
import { PlusIcon, SettingsIcon, SignOutIcon } from '@/components/icons';
import { LampDot } from '@/components/lamp';
import { useIsOnline } from '@/lib/online';
import type { Owner } from '@/lib/owner';
import { signOutHere } from '../session';
import { Key } from './keys-dialog';
import { Tabs } from './tabs';
import { useIsHere } from './use-is-here';

interface ShellProps {
  readonly owner: Owner;
  readonly unread: number;
  readonly onNewRoom: () => void;
  readonly onHelp: () => void;
  readonly children: ComponentChildren;
}

/** The frame of every page: where one can go, who one is, and whether the line holds. */
export function Shell({ owner, unread, onNewRoom, onHelp, children }: ShellProps) {
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
        <Rail owner={owner} unread={unread} onNewRoom={onNewRoom} onHelp={onHelp} />
      </div>
      <div class={`flex min-w-0 flex-1 flex-col ${hasOwnTabs ? '' : 'pb-20 md:pb-0'}`}>
        {!isOnline && (
          <p role="status" class="flex items-center gap-3 border-b border-line bg-raised px-4 py-2 text-13 sm:px-8">
            <LampDot tone="warn" class="m-1" />
            No connection. You see what was here last; messages you write are sent when it is back.
          </p>
        )}
        <main id="main" tabIndex={-1} class="min-w-0 flex-1 outline-none">
          {children}
        </main>
      </div>
      {!hasOwnTabs && <Tabs unread={unread} onNewRoom={onNewRoom} />}
    </div>
  );
}

/** Another page begins at its top, with the focus in it; the parts of one room, or of the settings, do not count as other pages. */
function useFreshPage(): void {
  const [path] = useLocation();
  const page = path.replace(/\/(invoices|people|tax|payout|invoicing)$/, '');
  const before = useRef(page);
  useEffect(() => {
    if (before.current === page) return;
    before.current = page;
    window.scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [page]);
}

function Wordmark() {
  return (
    <Link href="/desk" class="touch-target flex items-center gap-2.5 rounded-control text-17 font-semibold">
      <svg aria-hidden="true" viewBox="0 0 24 24" class="size-6" fill="none">
        <rect x="1" y="1" width="22" height="22" rx="6" class="fill-ink" />
        <path d="M12 6.200a3 3 0 0 1 1.5 5.6l1 5.200h-5l1-5.200A3 3 0 0 1 12 6.200Z" class="fill-ground" />
      </svg>
      <span class="md:max-xl:sr-only">Latchkey</span>
    </Link>
  );
}

function Rail({ owner, unread, onNewRoom, onHelp }: Omit<ShellProps, 'children'>) {
  const { name, businessName, brand, email } = owner.profile;
  return (
    <header class="flex h-14 items-center justify-between gap-2 border-b border-line px-4 md:sticky md:top-0 md:h-dvh md:w-18 md:flex-col md:items-stretch md:justify-start md:gap-6 md:border-r md:border-b-0 md:px-3 md:py-5 xl:w-60">
      <div class="md:mx-auto xl:mx-0 xl:px-2">
        <Wordmark />
      </div>
      <nav aria-label="Desk" class="hidden flex-col gap-1 md:flex">
        <RailLink href="/desk" word="Rooms" count={unread} icon={<RoomsIcon />} />
        <RailLink href="/desk/clients" word="Clients" icon={<PeopleIcon />} />
        <RailLink href="/desk/exports" word="Books" icon={<BooksIcon />} />
        <RailLink href="/desk/settings" word="Settings" icon={<SettingsIcon />} />
      </nav>
      <Button look="quiet" class="w-full max-xl:px-0 max-md:hidden" onPress={onNewRoom}>
        <PlusIcon size={16} />
        <span class="max-xl:sr-only">New room</span>
        <span aria-hidden="true" class="ml-auto max-xl:hidden">
          <Key name="n" />
        </span>
      </Button>
      <div class="flex items-center gap-1 md:mt-auto md:flex-col md:items-stretch md:gap-3">
        <div class="hidden items-center gap-3 md:flex md:max-xl:justify-center xl:px-2">
          <BrandMark name={businessName || name} logo={brand.logo} accent={brand.accent} class="size-9 text-12" />
          <div class="min-w-0 max-xl:sr-only">
            <p class="truncate text-13 font-medium">{name}</p>
            <p class="truncate text-12 text-faint" title={email}>
              {email}
            </p>
          </div>
        </div>
        <div class="flex items-center md:max-xl:flex-col xl:justify-between">
          <Button look="bare" size="small" class="max-md:hidden" onPress={() => void signOutHere()}>
            <SignOutIcon size={16} />
            <span class="max-xl:sr-only">Sign out</span>
          </Button>
          <span class="hidden md:block">
            <IconButton label="Keys" onPress={onHelp}>
              <KeyboardIcon />
            </IconButton>
          </span>
          <Link href="/desk/settings" class="touch-target grid place-items-center md:hidden">
            <span class="sr-only">Your settings</span>
            <BrandMark name={businessName || name} logo={brand.logo} accent={brand.accent} class="size-9 text-12" />
          </Link>
        </div>
      </div>
    </header>
  );
}

interface RailLinkProps {
  readonly href: string;
  readonly word: string;
  readonly icon: ComponentChildren;
  readonly count?: number;
}

function RailLink({ href, word, icon, count = 0 }: RailLinkProps) {
  const isHere = useIsHere(href);
  return (
    <Link
      href={href}
      title={word}
      aria-current={isHere ? 'page' : undefined}
      class={`touch-target relative flex h-10 items-center gap-3 rounded-control px-2.5 text-15 max-xl:justify-center transition-colors ${isHere ? 'bg-panel font-semibold text-ink ring-1 ring-line' : 'font-medium text-soft hover:bg-raised hover:text-ink'}`}
    >
      {icon}
      <span class="max-xl:sr-only">{word}</span>
      {count > 0 && <Count count={count} />}
    </Link>
  );
}

function Count({ count }: { readonly count: number }) {
  return (
    <span class="ml-auto rounded-full bg-accent px-2 text-12 leading-5 font-semibold text-on-accent max-xl:absolute max-xl:-top-1 max-xl:-right-1 max-xl:px-1.5">
      <span class="figures">{count > 99 ? '99+' : count}</span>
      <span class="sr-only"> unread</span>
    </span>
  );
}
