import type { ComponentChildren } from 'preact';
import { ButtonLink } from '@/components/button-link';

interface ActionLinkProps {
  readonly href: string;
  readonly children: ComponentChildren;
}

/** The one thing to do about a row, on the page where it is done. */
export function ActionLink({ href, children }: ActionLinkProps) {
  return (
    <ButtonLink size="small" href={href}>
      {children}
    </ButtonLink>
  );
}
