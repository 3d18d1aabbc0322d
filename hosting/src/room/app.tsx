import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { NoticePage } from '@/components/notice-page';
import { ToastRegion } from '@/components/toasts';
import { comeBack } from '@/features/paying/returning';
import { newQueryClient } from '@/lib/query';
import { linkInAddress } from './open-room';
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
  const path = window.location.pathname.replace(/\/+$/, '');
  if (path === '/recover') return <Recover />;
  if (path === '/r/return') return <ReturnPage />;
  return <LinkedRoom />;
}

/** Another link pasted into the address bar changes only the fragment: the page must notice by itself. */
function LinkedRoom() {
  const [link, setLink] = useState(linkInAddress);
  useEffect(() => {
    const follow = () => setLink(linkInAddress());
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return <RoomPage key={link} link={link} returned={null} />;
}

function ReturnPage() {
  const [back] = useState(() => comeBack('link', window.location.search));
  if (back.kind === 'known') return <RoomPage link={back.secret} returned={back.returned} />;
  return (
    <NoticePage title={back.outcome === 'paid' ? 'Thank you' : 'Nothing was paid'}>
      <p class="text-soft">
        {back.outcome === 'paid'
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
