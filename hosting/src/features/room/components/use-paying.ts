import { useCallback, useEffect, useRef, useState } from 'react';
import { sentenceFor } from '@/lib/api';
import { useRoomActions } from '../actions';

export interface Paying {
  readonly isBusy: boolean;
  readonly invoiceId: string | null;
  readonly failedId: string | null;
  readonly problem: string | null;
  readonly pay: (invoiceId: string) => void;
}

/** One payment at a time, wherever its button stands: a second press while one is being opened does nothing. */
export function usePaying(): Paying {
  const actions = useRoomActions();
  const isOpening = useRef(false);
  const [invoiceId, setInvoiceId] = useState<string | null>(null);
  const [failure, setFailure] = useState<{ readonly id: string; readonly problem: string } | null>(null);

  // Coming back with the browser's own Back button revives this page as it was left: the button must work again.
  useEffect(() => {
    const revive = (event: PageTransitionEvent) => {
      if (!event.persisted) return;
      isOpening.current = false;
      setInvoiceId(null);
    };
    window.addEventListener('pageshow', revive);
    return () => window.removeEventListener('pageshow', revive);
  }, []);

  const pay = useCallback(
    (id: string) => {
      if (isOpening.current) return;
      isOpening.current = true;
      setInvoiceId(id);
      setFailure(null);
      actions.pay(id).catch((error: unknown) => {
        isOpening.current = false;
        setInvoiceId(null);
        setFailure({ id, problem: sentenceFor(error) });
      });
    },
    [actions],
  );
  const isBusy = invoiceId !== null;
  return { isBusy, invoiceId, failedId: failure?.id ?? null, problem: failure?.problem ?? null, pay };
}
