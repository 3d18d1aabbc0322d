import { useState } from 'react';
import { NoticePage } from '@/components/notice-page';
import { ToastRegion } from '@/components/toasts';
import type { Returned } from '@/features/paying/model';
import { comeBack } from '@/features/paying/returning';
import { useLinkInAddress } from '@/lib/link-in-address';
import { PayPage } from './pay-page';

/** The pay-only page's two addresses: `/pay#token` and `/pay/return`. */
export function App() {
  return (
    <ToastRegion>
      <Page />
    </ToastRegion>
  );
}

function Page() {
  const [back] = useState(() =>
    /^\/pay\/return\/*$/.test(window.location.pathname) ? comeBack('payLink', window.location.search) : null,
  );
  if (back?.kind === 'leaving') return null;
  if (back?.kind === 'unknown') return <Unknown outcome={back.outcome} />;
  return <LinkedInvoice returned={back?.returned ?? null} />;
}

function LinkedInvoice({ returned }: { readonly returned: Returned | null }) {
  const token = useLinkInAddress();
  return <PayPage key={token} token={token} returned={returned} />;
}

/** Back from paying in another tab or browser than the one that knows the link. */
function Unknown({ outcome }: { readonly outcome: Returned['outcome'] }) {
  return (
    <NoticePage title={outcome === 'paid' ? 'Thank you' : 'Nothing was paid'}>
      <p class="text-soft">
        {outcome === 'paid'
          ? 'Your payment is being confirmed. Open the invoice with its link again to see it turn to paid.'
          : 'Open the invoice with its link again to pay later.'}
      </p>
    </NoticePage>
  );
}
