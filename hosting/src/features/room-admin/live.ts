import { useCallback } from 'react';
import type { BooksInvoice, Person } from '@/lib/books';
import { useRows } from '@/lib/watch';

const everyone = () => [];

export function usePeople(uid: string, projectId: string) {
  return useRows<Person>(`freelancers/${uid}/projects/${projectId}/people`, 'all', everyone);
}

type Constraints = Parameters<typeof useRows>[2];

/** Every invoice of one project, drafts included, as the books hold them. */
export function useInvoices(uid: string, projectId: string) {
  const constraints = useCallback<Constraints>(({ where }) => [where('projectId', '==', projectId)], [projectId]);
  return useRows<BooksInvoice>(`freelancers/${uid}/invoices`, projectId, constraints);
}
