import { useLocation } from 'wouter';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { Skeleton } from '@/components/skeleton';
import { DraftEditor } from '@/features/invoice-editor/components/draft-editor';
import type { BooksInvoice } from '@/lib/books';
import { useOwner, useProject } from '@/lib/owner';
import { useDocument } from '@/lib/watch';
import { IssuedInvoice } from './issued-invoice';

interface InvoicePageProps {
  readonly projectId: string;
  readonly invoiceId: string;
}

/** One invoice: an editor while it is a draft, a record afterwards. */
export function InvoicePage({ projectId, invoiceId }: InvoicePageProps) {
  const { uid } = useOwner();
  const { data: invoice, error } = useDocument<BooksInvoice>(`freelancers/${uid}/invoices/${invoiceId}`);
  const { data: project } = useProject(uid, projectId);
  const [, navigate] = useLocation();
  if (error || invoice === null || project === null || (invoice && invoice.projectId !== projectId)) {
    return (
      <EmptyState
        sentence={
          error
            ? 'The invoice didn’t load. Check your connection and load the page again.'
            : 'There is no such invoice. It may have been discarded.'
        }
        action={
          <Button onPress={() => navigate(`/desk/rooms/${projectId}/invoices`)}>Go to the room’s invoices</Button>
        }
      />
    );
  }
  if (invoice === undefined || project === undefined) return <InvoiceLoading />;
  return invoice.issuedAt === null ? (
    <DraftEditor invoice={invoice} project={project} />
  ) : (
    <IssuedInvoice invoice={invoice} project={project} />
  );
}

function InvoiceLoading() {
  return (
    <div class="mx-auto grid w-full max-w-[90rem] gap-6 p-4 sm:p-8 xl:grid-cols-[minmax(0,1fr)_25rem]" aria-busy="true">
      <Skeleton class="h-8 w-64 max-w-full xl:col-span-2" />
      <Skeleton class="h-96 rounded-panel" />
      <Skeleton class="h-96 rounded-panel" />
    </div>
  );
}
