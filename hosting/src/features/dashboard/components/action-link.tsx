import type { ComponentChildren } from 'preact';
import { Link } from 'wouter';

interface ActionLinkProps {
  readonly href: string;
  readonly children: ComponentChildren;
}

/** The one thing to do about a row, on the page where it is done; it looks like the small button it stands among. */
export function ActionLink({ href, children }: ActionLinkProps) {
  return (
    <Link
      href={href}
      class="touch-target inline-flex h-8 items-center justify-center rounded-control border border-line bg-raised px-3 text-13 font-medium whitespace-nowrap transition-colors hover:border-faint"
    >
      {children}
    </Link>
  );
}
