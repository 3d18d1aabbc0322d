import { Link } from 'wouter';
import { Notice } from '@/components/notice';
import type { MissingDetail } from '../missing-details';

/** What is missing around the invoice, each with the page where it is entered. */
export function MissingHints({ details }: { readonly details: readonly MissingDetail[] }) {
  if (details.length === 0) return null;
  return (
    <Notice tone={details.some((detail) => detail.isNeeded) ? 'warn' : 'info'}>
      <ul class="flex flex-col gap-1">
        {details.map((detail) => (
          <li key={detail.sentence}>
            {detail.sentence}{' '}
            <Link href={detail.href} class="font-medium whitespace-nowrap underline underline-offset-2">
              {detail.word}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
