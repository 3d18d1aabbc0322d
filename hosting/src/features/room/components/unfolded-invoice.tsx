import type { ComponentType } from 'preact';
import { useEffect, useState } from 'react';
import { Button } from '@/components/button';
import { Skeleton } from '@/components/skeleton';
import type { Asked } from '@/features/paying/components/instalment-row';
import type { Card } from '@/features/paying/use-card';
import { useRoomSession } from '../context';
import type { Invoice } from '../model';

interface UnfoldedInvoiceProps {
  readonly invoice: Invoice;
  readonly card: Card;
  readonly asked: Asked | null;
  readonly isAwaited: boolean;
}

type Parts = {
  readonly Detail: typeof import('@/features/paying/components/invoice-detail')['InvoiceDetail'];
  readonly Proof: typeof import('./claim-proof')['ClaimProof'];
};

let parts: Parts | null = null;

/** Fetch what an unfolded invoice is drawn with: not before the first data, but before somebody asks for it. */
export async function loadInvoiceDetail(): Promise<Parts> {
  const [{ InvoiceDetail }, { ClaimProof }] = await Promise.all([
    import('@/features/paying/components/invoice-detail'),
    import('./claim-proof'),
  ]);
  parts = { Detail: InvoiceDetail, Proof: ClaimProof };
  return parts;
}

export function UnfoldedInvoice(props: UnfoldedInvoiceProps) {
  const { link } = useRoomSession();
  const [loaded, setLoaded] = useState(parts);
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    if (loaded || hasFailed) return;
    let isWanted = true;
    loadInvoiceDetail().then(
      (found) => isWanted && setLoaded(found),
      () => isWanted && setHasFailed(true),
    );
    return () => {
      isWanted = false;
    };
  }, [loaded, hasFailed]);
  if (loaded) {
    const Proof: ComponentType<Parameters<Parts['Proof']>[0]> | null = link === null ? null : loaded.Proof;
    return <loaded.Detail {...props} proof={Proof} />;
  }
  return (
    <div class="flex flex-col items-start gap-3 border-t border-line bg-ground px-5 py-4">
      {hasFailed ? (
        <>
          <p role="alert" class="text-13 text-soft">
            The invoice could not be opened. Check your connection and try again.
          </p>
          <Button size="small" onPress={() => setHasFailed(false)}>
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
