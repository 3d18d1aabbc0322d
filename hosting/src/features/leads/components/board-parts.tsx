import { Button } from '@/components/button';
import { ButtonLink } from '@/components/button-link';
import { EmptyState } from '@/components/empty-state';
import { NotLoaded } from '@/components/not-loaded';
import type { Carried } from '../use-carrying';

export function BoardError() {
  return <NotLoaded>The leads didn’t load. What you see may be old.</NotLoaded>;
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
            <ButtonLink href="/desk/settings/enquiries">Make an enquiry page</ButtonLink>
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
