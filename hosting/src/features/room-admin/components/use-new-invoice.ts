import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useToasts } from '@/components/toasts';
import { newIdempotencyKey, sentenceFor } from '@/lib/api';
import type { Project } from '@/lib/books';
import { addDays, dateIn } from '@/lib/dates';
import { useOwner } from '@/lib/owner';
import { beginInvoice } from '../actions';

/** Begin a draft, due by the owner's usual term, and go to its editor; pressing again after a lost answer finds it. */
export function useNewInvoice(project: Project): { isBusy: boolean; begin: () => void } {
  const { timeZone, paymentDays } = useOwner().profile;
  const [isBusy, setIsBusy] = useState(false);
  // The day belongs to the key: asked again after midnight it must still be the same draft.
  const asked = useRef<{ key: string; dueOn: string } | null>(null);
  const [, navigate] = useLocation();
  const { say } = useToasts();
  const begin = async () => {
    const today = dateIn(timeZone, Date.now());
    asked.current ??= { key: newIdempotencyKey(), dueOn: addDays(today, paymentDays) };
    setIsBusy(true);
    try {
      const invoiceId = await beginInvoice(project, asked.current.dueOn, asked.current.key);
      asked.current = null;
      setIsBusy(false);
      navigate(`/desk/rooms/${project.id}/invoices/${invoiceId}`);
    } catch (thrown) {
      setIsBusy(false);
      say(sentenceFor(thrown));
    }
  };
  return { isBusy, begin: () => void begin() };
}
