import { useEffect, useState } from 'react';
import { Button } from '@/components/button';
import { NoticePage } from '@/components/notice-page';
import { Skeleton } from '@/components/skeleton';
import { EnquiryForm } from '@/features/enquiry/components/enquiry-form';
import { EnquiryHead } from '@/features/enquiry/components/enquiry-head';
import { type EnquiryPage, readPage, slugIn } from '@/features/enquiry/page';
import { accentStyle } from '@/lib/accent';
import { NotReadable } from '@/lib/firestore-rest';

type State =
  | { readonly kind: 'opening' | 'closed' | 'unreachable' }
  | { readonly kind: 'open'; readonly page: EnquiryPage; readonly since: number };

/** Where a stranger asks a freelancer for work: `/e/slug`. */
export function App() {
  const [slug] = useState(() => slugIn(window.location.pathname));
  const [state, setState] = useState<State>({ kind: slug === null ? 'closed' : 'opening' });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (slug === null) return;
    readPage(slug).then(
      (page) => setState({ kind: 'open', page, since: performance.now() }),
      (error: unknown) => setState({ kind: error instanceof NotReadable ? 'closed' : 'unreachable' }),
    );
  }, [slug, tries]);
  const title = state.kind === 'open' ? state.page.brand.name : 'Enquiry';
  useEffect(() => {
    document.title = title;
  }, [title]);
  switch (state.kind) {
    case 'opening':
      return <Opening />;
    case 'closed':
      return (
        <NoticePage title="Nobody takes enquiries here">
          <p class="text-soft">
            The page may have been closed or have moved, or the address is not whole. Ask whoever gave it to you.
          </p>
        </NoticePage>
      );
    case 'unreachable':
      return (
        <NoticePage title="The page cannot be reached">
          <p class="text-soft">Check your connection. The address is fine.</p>
          <p>
            <Button look="primary" onPress={() => setTries(tries + 1)}>
              Try again
            </Button>
          </p>
        </NoticePage>
      );
    case 'open':
      return (
        <div style={accentStyle(state.page.brand.accent)} class="mx-auto max-w-2xl px-4 py-8 sm:py-12">
          <EnquiryHead brand={state.page.brand} ownerName={state.page.ownerName} intro={state.page.intro} />
          <main class="mt-8">
            <EnquiryForm slug={slug ?? ''} page={state.page} since={state.since} />
          </main>
        </div>
      );
  }
}

function Opening() {
  return (
    <div aria-busy="true" class="mx-auto flex max-w-2xl flex-col gap-5 px-4 py-8 sm:py-12">
      <span class="sr-only" role="status">
        Opening the page
      </span>
      <Skeleton class="h-14 w-64" />
      <Skeleton class="h-16 w-full" />
      <Skeleton class="h-96 w-full" />
    </div>
  );
}
