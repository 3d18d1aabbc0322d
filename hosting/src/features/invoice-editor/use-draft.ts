import { useEffect, useMemo, useRef, useSyncExternalStore } from 'preact/compat';
import { useToasts } from '@/components/toasts';
import type { BooksInvoice } from '@/lib/books';
import { saveDraft } from './actions';
import { type Draft, draftOf, type Problems } from './draft';
import { DraftStore, type DraftView } from './draft-store';
import type { VersionedDraft } from './draft-sync';
import { keepText, keptText } from './unsaved';

export function versionedDraft(invoice: BooksInvoice): VersionedDraft {
  return { version: invoice.version, draft: draftOf(invoice) };
}

/** The draft's store for as long as its editor is open. */
export function useDraft(
  invoice: BooksInvoice,
  usualRateBp: number,
  check: (draft: Draft) => Problems,
): { store: DraftStore; view: DraftView } {
  const { say } = useToasts();
  const latestCheck = useRef(check);
  latestCheck.current = check;
  // One store per invoice; newer versions reach it through receive().
  const store = useMemo(
    () =>
      new DraftStore(versionedDraft(invoice), keptText(invoice.id), {
        usualRateBp,
        check: (draft) => latestCheck.current(draft),
        put: (version, draft) => saveDraft(invoice.id, version, draft),
        keep: (unsaved) => keepText(invoice.id, unsaved),
      }),
    [invoice.id],
  );
  useEffect(() => store.receive(versionedDraft(invoice)), [store, invoice]);
  useEffect(() => {
    const retry = () => void store.flush();
    const warn = (event: BeforeUnloadEvent) => {
      if (store.isDirty) event.preventDefault();
    };
    window.addEventListener('online', retry);
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('online', retry);
      window.removeEventListener('beforeunload', warn);
      void store.flush().then(() => {
        store.dispose();
        if (store.isDirty) say('Some of the draft isn’t saved. It is kept in this tab: open the draft again to go on.');
      });
    };
  }, [store, say]);
  return { store, view: useSyncExternalStore(store.subscribe, store.view) };
}
