import { Link } from 'wouter';
import { useHereInView } from '@/lib/here-in-view';

interface PageTabsProps {
  /** What the tabs are parts of, for whoever cannot see them. */
  readonly label: string;
  readonly current: string;
  /** The name, address and word of each. */
  readonly tabs: readonly (readonly [name: string, href: string, word: string])[];
}

/** The way between the pages of one subject. Each has its own address, so these are links and no tablist. */
export function PageTabs({ label, current, tabs }: PageTabsProps) {
  const row = useHereInView(current);
  return (
    <nav ref={row} aria-label={label} class="-mt-2 flex gap-1 overflow-x-auto border-b border-line">
      {tabs.map(([name, href, word]) => (
        <Link
          key={name}
          href={href}
          aria-current={current === name ? 'page' : undefined}
          class={`touch-target -mb-px flex h-11 shrink-0 items-center border-b-2 px-3 text-15 transition-colors focus-visible:outline-offset-[-2px] ${current === name ? 'border-accent font-semibold text-ink' : 'border-transparent font-medium text-soft hover:text-ink'}`}
        >
          {word}
        </Link>
      ))}
    </nav>
  );
}
