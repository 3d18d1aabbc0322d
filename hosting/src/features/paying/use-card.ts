import { useCallback, useEffect, useRef, useState } from 'react';
import type { Instalment } from '@/domain/invoice-parts';
import { sentenceFor } from '@/lib/api';
import { payByCard } from './actions';
import type { Invoice } from './invoice';
import { usePayer } from './payer';

/** The way to the card page, wherever its buttons stand. What is paid goes by `keyOf`. */
export interface Card {
  readonly isBusy: boolean;
  readonly openingKey: string | null;
  readonly failedKey: string | null;
  readonly problem: string | null;
  /** One instalment, or with null all that is left. */
  readonly pay: (invoice: Invoice, instalment: Instalment | null) => void;
}

export function keyOf(invoice: Invoice, instalment: Instalment | null): string {
  return `${invoice.id}/${instalment?.id ?? 'all'}`;
}

/** One card page at a time, wherever its button stands: a second press while one is being opened does nothing. */
export function useCard(): Card {
  const { door, refresh } = usePayer();
  const isOpening = useRef(false);
  const [openingKey, setOpeningKey] = useState<string | null>(null);
  const [failure, setFailure] = useState<{ readonly key: string; readonly problem: string } | null>(null);

  // Coming back with the browser's own Back button revives this page as it was left: the button must work again.
  useEffect(() => {
    const revive = (event: PageTransitionEvent) => {
      if (!event.persisted) return;
      isOpening.current = false;
      setOpeningKey(null);
    };
    window.addEventListener('pageshow', revive);
    return () => window.removeEventListener('pageshow', revive);
  }, []);

  const pay = useCallback(
    (invoice: Invoice, instalment: Instalment | null) => {
      if (isOpening.current) return;
      const key = keyOf(invoice, instalment);
      isOpening.current = true;
      setOpeningKey(key);
      setFailure(null);
      payByCard(door, invoice, instalment?.id ?? null).catch((error: unknown) => {
        isOpening.current = false;
        setOpeningKey(null);
        setFailure({ key, problem: sentenceFor(error) });
        // It may have been paid, cancelled or revoked meanwhile: show that instead.
        refresh?.();
      });
    },
    [door, refresh],
  );
  const isBusy = openingKey !== null;
  return { isBusy, openingKey, failedKey: failure?.key ?? null, problem: failure?.problem ?? null, pay };
}
