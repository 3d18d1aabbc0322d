import { Link } from 'wouter';
import { ArrowLeftIcon } from './icons';

interface BackLinkProps {
  readonly href: string;
  /** Where to: 'Back to leads'. */
  readonly label: string;
}

/** From one thing to the list it is in; it stands before the page's title. */
export function BackLink({ href, label }: BackLinkProps) {
  return (
    <Link
      href={href}
      aria-label={label}
      class="touch-target -ml-2 grid size-9 shrink-0 place-items-center rounded-control text-soft hover:bg-raised hover:text-ink"
    >
      <ArrowLeftIcon />
    </Link>
  );
}
