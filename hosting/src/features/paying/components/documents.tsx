import { useState } from 'react';
import { Button } from '@/components/button';
import { DownloadIcon } from '@/components/icons';
import { formatMoney } from '@/domain/money';
import { sentenceFor } from '@/lib/api';
import { sayDate } from '@/lib/dates';
import { saveAs } from '@/lib/download';
import { fetchPaper, type Paper } from '../actions';
import type { Invoice } from '../invoice';
import { usePayer } from '../payer';

type Listed = { readonly paper: Paper; readonly word: string; readonly fileName: string };

function papersOf(invoice: Invoice): Listed[] {
  const money = (minor: number) => formatMoney(minor, invoice.currency);
  return [
    { paper: { kind: 'invoice' }, word: `Invoice ${invoice.number}`, fileName: invoice.number },
    ...invoice.receipts.map(
      (one): Listed => ({
        paper: { kind: 'receipt', id: one.id },
        word: `Receipt, ${money(one.amountMinor)} on ${sayDate(one.receivedOn, 'paper')}`,
        fileName: `Receipt ${invoice.number} ${one.receivedOn}`,
      }),
    ),
    ...invoice.credits.map(
      (one): Listed => ({
        paper: { kind: 'credit', id: one.id },
        word: `Credit note ${one.number}, ${money(one.amountMinor)}`,
        fileName: one.number,
      }),
    ),
  ];
}

/** The invoice's papers as PDF. */
export function Documents({ invoice }: { readonly invoice: Invoice }) {
  return (
    <ul aria-label={`Papers of ${invoice.number}`} class="flex flex-col gap-2">
      {papersOf(invoice).map((listed) => (
        <DocumentRow key={listed.word + listed.fileName} invoice={invoice} listed={listed} />
      ))}
    </ul>
  );
}

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading'; readonly percent: number | null }
  | { readonly kind: 'failed'; readonly sentence: string };

function DocumentRow({ invoice, listed }: { readonly invoice: Invoice; readonly listed: Listed }) {
  const { door } = usePayer();
  const [state, setState] = useState<State>({ kind: 'idle' });
  const save = async () => {
    setState({ kind: 'loading', percent: null });
    try {
      const blob = await fetchPaper(door, invoice, listed.paper, (percent) => setState({ kind: 'loading', percent }));
      // A slash in a number would be a folder.
      saveAs(`${listed.fileName.replaceAll('/', '-')}.pdf`, blob);
      setState({ kind: 'idle' });
    } catch (error) {
      setState({ kind: 'failed', sentence: sentenceFor(error) });
    }
  };
  const isLoading = state.kind === 'loading';
  const percent = isLoading && state.percent !== null ? ` ${Math.round(state.percent)} %` : '';
  return (
    <li>
      <Button
        size="small"
        class="h-auto! min-h-8 max-w-full py-1 text-left whitespace-normal!"
        isBusy={isLoading}
        label={`${listed.word}, PDF: save`}
        onPress={() => void save()}
      >
        {!isLoading && <DownloadIcon size={16} class="shrink-0" />}
        <span class="min-w-0">
          {listed.word}, PDF{percent}
        </span>
      </Button>
      {state.kind === 'failed' && (
        <p role="alert" class="pt-1 text-13 text-stop">
          {state.sentence}
        </p>
      )}
    </li>
  );
}
