/** The one document behind a pay link, read again and again: its listener would weigh more than the whole page. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Invoice } from '@/features/paying/invoice';
import { balanceOf } from '@/features/paying/model';
import { NotReadable, readDocument } from '@/lib/firestore-rest';

export type PayLink = {
  readonly invoiceId: string;
  readonly brand: { readonly name: string; readonly logo: string | null; readonly accent: string };
  readonly invoice: Invoice;
};

export type PayLinkState =
  | { readonly kind: 'opening' | 'unreachable' }
  | { readonly kind: 'dead'; readonly wasOpen: boolean }
  | { readonly kind: 'open'; readonly link: PayLink; readonly isStale: boolean };

async function readPayLink(token: string): Promise<PayLink> {
  const found = (await readDocument(`payLinks/${token}`)) as unknown as PayLink;
  return { ...found, invoice: { ...found.invoice, id: found.invoiceId } };
}

const CONFIRMING_MS = 3_000;
const UNDER_WAY_MS = 8_000;
const DUE_MS = 20_000;
const SETTLED_MS = 120_000;

/** How long to wait before looking again: the more somebody waits for news, the shorter. */
export function waitFor(invoice: Invoice, isAwaited: boolean): number {
  if (isAwaited) return CONFIRMING_MS;
  if (invoice.processing || invoice.instalments.some((one) => one.claim !== null)) return UNDER_WAY_MS;
  return balanceOf(invoice) > 0 && invoice.voidedAt === null ? DUE_MS : SETTLED_MS;
}

/** What was known, and a failed look at it: what is on the screen stays there, and a link that died says so. */
function afterFailure(before: PayLinkState, error: unknown): PayLinkState {
  if (error instanceof NotReadable) return { kind: 'dead', wasOpen: before.kind === 'open' };
  return before.kind === 'open' ? { ...before, isStale: true } : { kind: 'unreachable' };
}

/** Read a pay link, and again while the page is looked at. */
export function usePayLink(token: string | null) {
  const [state, setState] = useState<PayLinkState>(() =>
    token ? { kind: 'opening' } : { kind: 'dead', wasOpen: false },
  );
  const isReading = useRef(false);
  const [isAwaited, setIsAwaited] = useState(false);
  const refresh = useCallback(() => {
    if (!token || isReading.current) return;
    isReading.current = true;
    readPayLink(token)
      .then(
        (link) => setState({ kind: 'open', link, isStale: false }),
        (error: unknown) => setState((before) => afterFailure(before, error)),
      )
      .finally(() => {
        isReading.current = false;
      });
  }, [token]);
  useEffect(refresh, [refresh]);
  const wait = state.kind === 'open' ? waitFor(state.link.invoice, isAwaited) : null;
  useEffect(() => {
    if (wait === null) return;
    const look = () => document.visibilityState === 'visible' && refresh();
    const timer = setInterval(look, wait);
    document.addEventListener('visibilitychange', look);
    window.addEventListener('online', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('online', look);
    };
  }, [wait, refresh]);
  return { state, refresh, setIsAwaited };
}
