import type { ComponentChildren } from 'preact';
import { Link } from 'wouter';
import { BackLink } from '@/components/back-link';

interface PageHeadProps {
  readonly projectId: string;
  readonly title: string;
  readonly children: ComponentChildren;
  readonly actions: ComponentChildren;
}

/** Where one is, how it stands, and what can be done with it. */
export function PageHead({ projectId, title, children, actions }: PageHeadProps) {
  return (
    <header class="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
      <div class="flex min-w-0 flex-1 basis-64 items-center gap-2">
        <BackLink href={`/desk/rooms/${projectId}/invoices`} label="Back to the room’s invoices" />
        <div class="min-w-0">
          <h1 class="truncate text-20 font-semibold">{title}</h1>
          <div class="flex flex-wrap items-center gap-x-4 text-13 text-soft">{children}</div>
        </div>
      </div>
      <div class="flex flex-wrap gap-2">{actions}</div>
    </header>
  );
}

interface SubjectProps {
  readonly title: string;
  readonly clientId: string;
  readonly clientName: string;
}

/** What the invoice is about, and the client whose details it is taxed by. */
export function Subject({ title, clientId, clientName }: SubjectProps) {
  return (
    <span class="min-w-0 truncate">
      {title},{' '}
      <Link href={`/desk/clients/${clientId}`} class="underline decoration-line underline-offset-2 hover:text-ink">
        {clientName}
      </Link>
    </span>
  );
}
