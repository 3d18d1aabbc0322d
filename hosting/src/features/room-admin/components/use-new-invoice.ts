import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useToasts } from '@/components/toasts';
import { newIdempotencyKey, sentenceFor } from '@/lib/api';
import type { Project } from '@/lib/books';
import { beginInvoice } from '../actions';

/** Begin a draft and go to its editor; pressing again after a lost answer finds the same draft. */
export function useNewInvoice(project: Project): { isBusy: boolean; begin: () => void } {
  const [isBusy, setIsBusy] = useState(false);
  const key = useRef<string | null>(null);
  const [, navigate] = useLocation();
  const { say } = useToasts();
  const begin = async () => {
    key.current ??= newIdempotencyKey();
    setIsBusy(true);
    try {
      const invoiceId = await beginInvoice(project.id, project.currency, key.current);
      key.current = null;
      setIsBusy(false);
      navigate(`/desk/rooms/${project.id}/invoices/${invoiceId}`);
    } catch (thrown) {
      setIsBusy(false);
      say(sentenceFor(thrown));
    }
  };
  return { isBusy, begin: () => void begin() };
}
