import { useEffect, useMemo } from 'react';
import { Button } from '@/components/button';
import { NoticePage } from '@/components/notice-page';
import { Skeleton } from '@/components/skeleton';
import type { Returned } from '@/features/paying/model';
import { type Payer, PayerContext } from '@/features/paying/payer';
import { accentStyle } from '@/lib/accent';
import { OpenInvoice } from './open-invoice';
import { usePayLink } from './use-pay-link';

interface PayPageProps {
  readonly token: string | null;
  readonly returned: Returned | null;
}

/** One invoice, its papers and the ways to pay it: for whoever it was forwarded to. */
export function PayPage({ token, returned }: PayPageProps) {
  const { state, refresh, setIsAwaited } = usePayLink(token);
  const link = state.kind === 'open' ? state.link : null;
  const who = link?.brand.name ?? '';
  const payer = useMemo<Payer>(() => {
    const isPreview = new URLSearchParams(window.location.search).has('preview');
    return { door: { kind: 'payLink', payLink: token ?? '' }, who, isPreview, refresh };
  }, [token, who, refresh]);
  const title = link ? `${link.invoice.number} · ${link.brand.name}` : 'Invoice';
  useEffect(() => {
    document.title = title;
  }, [title]);
  switch (state.kind) {
    case 'opening':
      return <PageSkeleton />;
    case 'dead':
      return <DeadLink wasOpen={state.wasOpen} />;
    case 'unreachable':
      return (
        <NoticePage title="The invoice cannot be reached">
          <p class="text-soft">Check your connection. Your link is fine, and nothing is lost.</p>
          <p>
            <Button look="primary" onPress={refresh}>
              Try again
            </Button>
          </p>
        </NoticePage>
      );
    case 'open':
      return (
        <div style={accentStyle(state.link.brand.accent)}>
          <PayerContext.Provider value={payer}>
            <OpenInvoice link={state.link} isStale={state.isStale} returned={returned} onAwaited={setIsAwaited} />
          </PayerContext.Provider>
        </div>
      );
  }
}

/** The same page for a wrong and a replaced one: a guess must learn nothing. */
function DeadLink({ wasOpen }: { readonly wasOpen: boolean }) {
  return (
    <NoticePage title={wasOpen ? 'This link has just been replaced' : 'This link does not open an invoice'}>
      <p class="text-soft">
        {wasOpen
          ? 'Please do not pay from what you saw here. Ask whoever sent it to you for the new link.'
          : 'It may have been replaced by a newer one, or not be whole. Ask whoever sent it to you for the link as it is now.'}
      </p>
    </NoticePage>
  );
}

function PageSkeleton() {
  return (
    <div aria-busy="true" class="mx-auto flex max-w-[1040px] flex-col gap-5 px-4 py-5 md:px-6">
      <span class="sr-only" role="status">
        Opening the invoice
      </span>
      <Skeleton class="h-10 w-64" />
      <Skeleton class="h-24 w-full" />
      <Skeleton class="h-80 w-full" />
    </div>
  );
}
