import type { ComponentChildren } from 'preact';
import { Link } from 'wouter';
import { buttonClass, type Look, type Size } from './button';

interface ButtonLinkProps {
  readonly href: string;
  readonly children: ComponentChildren;
  readonly look?: Look;
  readonly size?: Size;
}

/** What is done on another page, among buttons that look like it. */
export function ButtonLink({ href, children, look = 'quiet', size = 'medium' }: ButtonLinkProps) {
  return (
    <Link href={href} class={buttonClass(look, size)}>
      {children}
    </Link>
  );
}
