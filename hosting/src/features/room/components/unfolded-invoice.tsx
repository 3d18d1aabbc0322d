import { Button } from '@/components/button';
import { Skeleton } from '@/components/skeleton';
import type { Asked } from '@/features/paying/components/instalment-row';
import type { Card } from '@/features/paying/use-card';
import { partOf, useLoaded } from '@/lib/loaded';
import { useRoomSession } from '../context';
import type { Invoice } from '../model';

interface UnfoldedInvoiceProps {
  readonly invoice: Invoice;
  readonly card: Card;
  readonly asked: Asked | null;
  readonly isAwaited: boolean;
}

/** What an unfolded invoice is drawn with: not fetched before the first data, but before somebody asks for it. */
const DETAIL = partOf(async () => {
  const [{ InvoiceDetail }, { ClaimProof }] = await Promise.all([
    import('@/features/paying/components/invoice-detail'),
    import('./claim-proof'),
  ]);
  return { Detail: InvoiceDetail, Proof: ClaimProof };
});

export const loadInvoiceDetail = DETAIL.load;

export function UnfoldedInvoice(props: UnfoldedInvoiceProps) {
  const { link } = useRoomSession();
  const { module: loaded, hasFailed, again } = useLoaded(DETAIL);
  if (loaded) {
    return <loaded.Detail {...props} proof={link === null ? null : loaded.Proof} />;
  }
  return (
    <div class="flex flex-col items-start gap-3 border-t border-line bg-ground p-4">
      {hasFailed ? (
        <>
          <p role="alert" class="text-13 text-soft">
            The invoice could not be opened. Check your connection and try again.
          </p>
          <Button size="small" onPress={again}>
            Try again
          </Button>
        </>
      ) : (
        <>
          <Skeleton class="h-11 w-full" />
          <Skeleton class="h-4 w-3/4" />
          <Skeleton class="h-4 w-1/2" />
        </>
      )}
    </div>
  );
}
