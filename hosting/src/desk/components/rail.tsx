import { Link } from 'wouter';
import { BrandMark } from '@/components/brand-mark';
import { Button, IconButton } from '@/components/button';
import { KeyboardIcon } from '@/components/desk-icons';
import { PlusIcon, SearchIcon, SignOutIcon } from '@/components/icons';
import { COUNTED, railWord, useIsHere } from '../here';
import { PLACES, type Place } from '../places';
import { signOutHere } from '../session';
import type { ShellProps } from '../shell-props';
import { Key } from './keys-dialog';
import { PlaceIcon } from './place-icon';
import { Wordmark } from './wordmark';

const RAIL: readonly Place[] = ['today', 'leads', 'rooms', 'clients', 'followUps', 'time', 'invoices', 'settings'];

/** The left edge of a large screen, and the head of a small one. */
export function Rail({ owner, counts, onFind, onNew, onHelp }: ShellProps) {
  return (
    <header class="flex h-14 items-center justify-between gap-2 border-b border-line px-4 md:sticky md:top-0 md:h-dvh md:w-18 md:flex-col md:items-stretch md:justify-start md:gap-5 md:overflow-y-auto md:border-r md:border-b-0 md:px-3 md:py-5 xl:w-60">
      <div class="md:mx-auto xl:mx-0 xl:px-2">
        <Wordmark />
      </div>
      <div class="hidden flex-col gap-2 md:flex">
        <Button look="quiet" class="w-full max-xl:px-0" onPress={onFind}>
          <SearchIcon size={16} />
          <span class="font-normal text-soft max-xl:sr-only">Find</span>
          <span aria-hidden="true" class="ml-auto max-xl:hidden">
            <Key name="/" />
          </span>
        </Button>
        <Button look="quiet" class="w-full max-xl:px-0" onPress={onNew}>
          <PlusIcon size={16} />
          <span class="max-xl:sr-only">New</span>
          <span aria-hidden="true" class="ml-auto max-xl:hidden">
            <Key name="n" />
          </span>
        </Button>
      </div>
      <nav aria-label="Desk" class="hidden flex-col gap-1 md:flex">
        {RAIL.map((place) => (
          <RailLink key={place} place={place} count={counts[place] ?? 0} />
        ))}
      </nav>
      <div class="flex items-center gap-1 md:mt-auto md:flex-col md:items-stretch md:gap-3">
        <span class="flex md:hidden">
          <IconButton label="Find" onPress={onFind}>
            <SearchIcon />
          </IconButton>
          <IconButton label="New" onPress={onNew}>
            <PlusIcon />
          </IconButton>
        </span>
        <Who owner={owner} />
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
        </div>
      </div>
    </header>
  );
}

function Who({ owner }: Pick<ShellProps, 'owner'>) {
  const { name, businessName, brand, email } = owner.profile;
  const mark = <BrandMark name={businessName || name} logo={brand.logo} accent={brand.accent} class="size-9 text-12" />;
  return (
    <>
      <div class="hidden items-center gap-3 md:flex md:max-xl:justify-center xl:px-2">
        {mark}
        <div class="min-w-0 max-xl:sr-only">
          <p class="truncate text-13 font-medium">{name}</p>
          <p class="truncate text-12 text-faint" title={email}>
            {email}
          </p>
        </div>
      </div>
      <Link href={PLACES.settings.href} class="touch-target grid place-items-center md:hidden">
        <span class="sr-only">Your settings</span>
        {mark}
      </Link>
    </>
  );
}

function RailLink({ place, count }: { readonly place: Place; readonly count: number }) {
  const isHere = useIsHere(place);
  const word = railWord(place);
  return (
    <Link
      href={PLACES[place].href}
      title={word}
      aria-current={isHere ? 'page' : undefined}
      class={`touch-target relative flex h-10 items-center gap-3 rounded-control px-2.5 text-15 max-xl:justify-center transition-colors ${isHere ? 'bg-panel font-semibold text-ink ring-1 ring-line' : 'font-medium text-soft hover:bg-raised hover:text-ink'}`}
    >
      <PlaceIcon place={place === 'invoices' ? 'tds' : place} />
      <span class="max-xl:sr-only">{word}</span>
      {count > 0 && (
        <span class="ml-auto rounded-full bg-accent px-2 text-12 leading-5 font-semibold text-on-accent max-xl:absolute max-xl:top-0 max-xl:right-0 max-xl:px-1.5">
          <span class="figures">{count > 99 ? '99+' : count}</span>
          <span class="sr-only"> {COUNTED[place]}</span>
        </span>
      )}
    </Link>
  );
}
