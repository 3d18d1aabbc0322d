import { useEffect, useState } from 'react';
import { NoticePage } from '@/components/notice-page';
import { ToastRegion } from '@/components/toasts';
import { LINK_PATTERN } from '@/contract';
import { comeBack } from '@/features/paying/returning';
import { PayPage } from './pay-page';

/** The pay-only page's two addresses: `/pay#token` and `/pay/return`. */
export function App() {
  const isReturn = /^\/pay\/return\/*$/.test(window.location.pathname);
  return <ToastRegion>{isReturn ? <ReturnPage /> : <LinkedInvoice />}</ToastRegion>;
}

function tokenInAddress(): string | null {
  const fragment = window.location.hash.slice(1);
  return LINK_PATTERN.test(fragment) ? fragment : null;
}

/** Another link pasted into the address bar changes only the fragment: the page must notice by itself. */
function LinkedInvoice() {
  const [token, setToken] = useState(tokenInAddress);
  useEffect(() => {
    const follow = () => setToken(tokenInAddress());
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return <PayPage key={token} token={token} returned={null} />;
}

function ReturnPage() {
  const [back] = useState(() => comeBack('payLink', window.location.search));
  if (back.kind === 'known') return <PayPage token={back.secret} returned={back.returned} />;
  return (
    <NoticePage title={back.outcome === 'paid' ? 'Thank you' : 'Nothing was paid'}>
      <p class="text-soft">
        {back.outcome === 'paid'
          ? 'Your payment is being confirmed. Open the invoice with its link again to see it turn to paid.'
          : 'Open the invoice with its link again to pay later.'}
      </p>
    </NoticePage>
  );
}
