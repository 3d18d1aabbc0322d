import { CopyButton } from '@/components/copy-button';
import type { Invoice } from '../invoice';

/** The pay-only page's address: safe to hand to people who should see nothing else of the room. */
export function Forward({ invoice }: { readonly invoice: Invoice }) {
  if (invoice.payLink === null) return null;
  return (
    <section aria-label="Forward to your finance department" class="flex flex-col items-start gap-2">
      <p class="text-13 font-semibold text-ink">Somebody else pays?</p>
      <p class="text-13 text-pretty text-soft">
        This link is safe to forward to your finance department: it opens {invoice.number}, its PDF and the ways to pay
        it, and nothing else of this room.
      </p>
      <CopyButton size="small" text={`${window.location.origin}/pay#${invoice.payLink}`} word="Copy pay-only link" />
    </section>
  );
}
