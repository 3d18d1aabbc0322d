import type { ComponentChildren } from 'preact';
import { isInIndia } from '@/lib/in-india';
import { useOwner } from '@/lib/owner';
import { PageTabs } from './page-tabs';

const PARTS = [
  ['invoices', '/desk/invoices', 'Invoices'],
  ['received', '/desk/money', 'Received'],
  ['exports', '/desk/exports', 'Exports'],
  ['tds', '/desk/tds', 'TDS'],
] as const;

interface BooksHeadProps {
  readonly part: (typeof PARTS)[number][0];
  readonly title: string;
  readonly sentence: string;
  /** What can be chosen or done on this page. */
  readonly children?: ComponentChildren;
}

/** The head that the pages about the books share, with the way from one to the other. */
export function BooksHead({ part, title, sentence, children }: BooksHeadProps) {
  // Tax deducted at source is India's: elsewhere there is nothing to count.
  const parts = isInIndia(useOwner().profile) ? PARTS : PARTS.filter(([name]) => name !== 'tds' || name === part);
  return (
    <>
      <header class="flex flex-wrap items-end justify-between gap-4">
        <div class="min-w-0">
          <h1 class="text-22 font-semibold">{title}</h1>
          <p class="text-13 text-pretty text-faint">{sentence}</p>
        </div>
        {children && <div class="flex flex-wrap items-center gap-2">{children}</div>}
      </header>
      {parts.length > 1 && <PageTabs label="Parts of the books" current={part} tabs={parts} />}
    </>
  );
}
