import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { NoticePage } from '@/components/notice-page';
import { ToastRegion } from '@/components/toasts';
import type { Returned } from '@/features/paying/model';
import { comeBack } from '@/features/paying/returning';
import { useLinkInAddress } from '@/lib/link-in-address';
import { newQueryClient } from '@/lib/query';
import { BringLink } from './bring-link';
import { Recover } from './recover';
import { RoomPage } from './room-page';

/** The room's three addresses: `/r#link`, `/r/return` and `/recover`. */
export function App() {
  const [client] = useState(newQueryClient);
  return (
    <QueryClientProvider client={client}>
      <ToastRegion>
        <Page />
      </ToastRegion>
    </QueryClientProvider>
  );
}

function Page() {
  const [path] = useState(() => window.location.pathname.replace(/\/+$/, ''));
  const [back] = useState(() => (path === '/r/return' ? comeBack('link', window.location.search) : null));
  if (path === '/recover') return <Recover />;
  if (back?.kind === 'leaving') return null;
  if (back?.kind === 'unknown') return <Unknown outcome={back.outcome} />;
  return <LinkedRoom returned={back?.returned ?? null} />;
}

function LinkedRoom({ returned }: { readonly returned: Returned | null }) {
  const link = useLinkInAddress();
  // Opened from the home screen: the link is not kept, so it has to be brought along.
  if (link === null && window.location.hash.length <= 1) return <BringLink />;
  return <RoomPage key={link} link={link} returned={returned} />;
}

/** Back from paying in another tab or browser than the one that knows the link. */
function Unknown({ outcome }: { readonly outcome: Returned['outcome'] }) {
  return (
    <NoticePage title={outcome === 'paid' ? 'Thank you' : 'Nothing was paid'}>
      <p class="text-soft">
        {outcome === 'paid'
          ? 'Your payment is being confirmed. Open your room with its link again to see it turn to paid.'
          : 'Open your room with its link again to pay later.'}
      </p>
      <p class="text-soft">
        The link is in the mail that brought you here.{' '}
        <a class="underline underline-offset-2" href="/recover">
          Mail it to me again
        </a>
      </p>
    </NoticePage>
  );
}
