import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { MoreIcon } from '@/components/icons';
import { TabBadge } from '@/components/tab-badge';
import { COUNTED, useIsHere } from '../here';
import { PLACES, type Place, placeAt } from '../places';
import type { ShellProps } from '../shell-props';
import { MORE, MoreSheet } from './more-sheet';
import { PlaceIcon } from './place-icon';

const TABS: readonly Place[] = ['today', 'rooms', 'leads', 'time'];

type TabsProps = Pick<ShellProps, 'counts' | 'onFind' | 'onNew'>;

/** Where one can go, at the thumb of a phone. */
export function Tabs({ counts, onFind, onNew }: TabsProps) {
  const [isMore, setIsMore] = useState(false);
  const waiting = counts.followUps ?? 0;
  const here = placeAt(useLocation()[0]);
  const isAmongMore = here !== null && MORE.includes(here);
  return (
    <>
      <nav
        aria-label="Desk"
        class="fixed inset-x-0 bottom-0 z-30 grid grid-cols-5 border-t border-line bg-panel pb-[env(safe-area-inset-bottom)] md:hidden"
      >
        {TABS.map((place) => (
          <TabLink key={place} place={place} count={counts[place] ?? 0} />
        ))}
        <button
          type="button"
          aria-haspopup="dialog"
          aria-expanded={isMore}
          class={`${TAB} ${isAmongMore ? 'text-ink' : 'text-soft'}`}
          onClick={() => setIsMore(true)}
        >
          {isAmongMore && <HereMark />}
          <span class="relative">
            <MoreIcon />
            <TabBadge count={waiting} />
          </span>
          More
          {waiting > 0 && <span class="sr-only">, {waiting} follow-ups due</span>}
        </button>
      </nav>
      {isMore && <MoreSheet counts={counts} onFind={onFind} onNew={onNew} onClose={() => setIsMore(false)} />}
    </>
  );
}

const TAB = 'relative flex min-h-14 flex-col items-center justify-center gap-0.5 text-12 font-medium';

function HereMark() {
  return <span aria-hidden="true" class="absolute inset-x-6 top-0 h-0.5 rounded-full bg-accent" />;
}

function TabLink({ place, count }: { readonly place: Place; readonly count: number }) {
  const isHere = useIsHere(place);
  return (
    <Link
      href={PLACES[place].href}
      aria-current={isHere ? 'page' : undefined}
      class={`${TAB} ${isHere ? 'text-ink' : 'text-soft'}`}
    >
      {isHere && <HereMark />}
      <span class="relative">
        <PlaceIcon place={place} />
        <TabBadge count={count} />
      </span>
      {PLACES[place].word}
      {count > 0 && (
        <span class="sr-only">
          , {count} {COUNTED[place]}
        </span>
      )}
    </Link>
  );
}
