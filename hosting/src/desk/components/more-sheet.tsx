import { Link } from 'wouter';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { PlusIcon, SearchIcon, SignOutIcon } from '@/components/icons';
import { isInIndia } from '@/lib/in-india';
import { useOwner } from '@/lib/owner';
import { PLACES, type Place } from '../places';
import { signOutHere } from '../session';
import type { ShellProps } from '../shell-props';
import { PlaceIcon } from './place-icon';

export const MORE: readonly Place[] = ['clients', 'followUps', 'invoices', 'exports', 'tds', 'settings'];

interface MoreSheetProps extends Pick<ShellProps, 'counts' | 'onFind' | 'onNew'> {
  readonly onClose: () => void;
}

/** The places that a phone's tabs have no room for. */
export function MoreSheet({ counts, onFind, onNew, onClose }: MoreSheetProps) {
  const { profile } = useOwner();
  const instead = (open: () => void) => () => {
    onClose();
    open();
  };
  const places = isInIndia(profile) ? MORE : MORE.filter((place) => place !== 'tds');
  return (
    <Dialog title="More" onClose={onClose} size="sheet">
      <nav aria-label="More of the desk" class="-m-2 grid grid-cols-2">
        {places.map((place) => {
          const count = counts[place] ?? 0;
          return (
            <Link
              key={place}
              href={PLACES[place].href}
              onClick={onClose}
              class="flex min-h-12 items-center gap-2.5 rounded-control px-2 text-15 font-medium hover:bg-raised"
            >
              <PlaceIcon place={place} />
              <span class="flex-1 whitespace-nowrap">{PLACES[place].word}</span>
              {count > 0 && (
                <span class="figures rounded-full bg-accent px-2 text-12 leading-5 font-semibold text-on-accent">
                  {count}
                </span>
              )}
            </Link>
          );
        })}
      </nav>
      <div class="mt-5 grid grid-cols-2 gap-2 border-t border-line pt-4">
        <Button onPress={instead(onFind)}>
          <SearchIcon size={16} />
          Find
        </Button>
        <Button onPress={instead(onNew)}>
          <PlusIcon size={16} />
          New
        </Button>
        <Button look="bare" class="col-span-2" onPress={() => void signOutHere()}>
          <SignOutIcon size={16} />
          Sign out
        </Button>
      </div>
    </Dialog>
  );
}
