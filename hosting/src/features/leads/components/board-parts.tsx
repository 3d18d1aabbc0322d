import { Link } from 'wouter';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { Notice } from '@/components/notice';
import type { Carried } from '../use-carrying';

export function BoardError() {
  return (
    <Notice tone="stop" isUrgent action={<Button onPress={() => window.location.reload()}>Load again</Button>}>
      The leads didn’t load. What you see may be old.
    </Notice>
  );
}

export function BoardEmpty({ onNew }: { readonly onNew: () => void }) {
  return (
    <div class="rounded-panel border border-line bg-panel">
      <EmptyState
        sentence="A lead is somebody who may become a client. Write down who asked, then move the card as you talk."
        action={
          <div class="flex flex-wrap justify-center gap-2">
            <Button look="primary" onPress={onNew}>
              Add your first lead
            </Button>
            <Link
              href="/desk/settings/enquiries"
              class="touch-target inline-flex h-10 items-center rounded-control border border-line bg-raised px-4 text-15 font-medium text-ink hover:border-faint"
            >
              Make an enquiry page
            </Link>
          </div>
        }
      />
    </div>
  );
}

/** What is carried by pointer, beside it. */
export function CarriedChip({ carried }: { readonly carried: Carried | null }) {
  if (carried?.by !== 'pointer') return null;
  return (
    <div
      aria-hidden="true"
      class="pointer-events-none fixed z-40 max-w-60 truncate rounded-control border border-accent bg-panel px-3 py-2 text-13 font-semibold"
      style={{ left: `${carried.x + 10}px`, top: `${carried.y + 10}px` }}
    >
      {carried.lead.name}
    </div>
  );
}
