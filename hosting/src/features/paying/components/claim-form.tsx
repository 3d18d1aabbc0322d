import type { ComponentType } from 'preact';
import { useId, useRef, useState } from 'react';
import { Button } from '@/components/button';
import { TextField } from '@/components/field';
import { useFirstFocus } from '@/components/use-first-focus';
import { utrFault } from '@/domain/identifiers';
import type { Instalment } from '@/domain/invoice-parts';
import { ApiError, sentenceFor } from '@/lib/api';
import { reportPaid } from '../actions';
import type { Invoice } from '../invoice';
import { usePayer } from '../payer';

const UTR_DIGITS = 12;

/** Takes a picture of the payment along; only the room has somewhere to put it. */
export type ProofPicker = ComponentType<{
  /** The file's id once it has arrived; null while there is none, undefined while it is on its way. */
  readonly onFile: (fileId: string | null | undefined) => void;
}>;

interface ClaimFormProps {
  readonly invoice: Invoice;
  readonly instalment: Instalment;
  readonly proof: ProofPicker | null;
  readonly onCancel: () => void;
}

/** "I have paid": UPI tells nobody, so the payer enters the bank's reference and the freelancer looks for it. */
export function ClaimForm({ invoice, instalment, proof: Proof, onCancel }: ClaimFormProps) {
  const { door, who, refresh } = usePayer();
  const titleId = useId();
  const [utr, setUtr] = useState('');
  const [fileId, setFileId] = useState<string | null | undefined>(null);
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const typed = typedFault(utr);
  const form = useRef<HTMLFormElement>(null);
  useFirstFocus(form);
  const send = async () => {
    const fault = utrFault(utr);
    if (fault || fileId === undefined) {
      setProblem(fault);
      return;
    }
    setIsSending(true);
    setProblem(null);
    try {
      await reportPaid(door, { invoiceId: invoice.id, instalmentId: instalment.id, utr, fileId });
      // Stays busy until the invoice itself says that it was reported.
      refresh?.();
    } catch (error) {
      setIsSending(false);
      setProblem((error instanceof ApiError ? error.fields.utr : undefined) ?? sentenceFor(error));
    }
  };
  return (
    <form
      ref={form}
      aria-labelledby={titleId}
      noValidate
      class="flex flex-col gap-4 rounded-control border border-line p-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSending) void send();
      }}
    >
      <p id={titleId} class="text-13 font-semibold text-ink">
        Tell {who} that you paid
      </p>
      <TextField
        label="UTR, the 12-digit number of the payment"
        inputMode="numeric"
        autoComplete="off"
        value={utr}
        onText={(text) => {
          setUtr(text.replace(/\s/g, ''));
          setProblem(null);
        }}
        hint={
          utr === ''
            ? 'In your UPI app, open the payment: it is called UTR, RRN or UPI transaction ID.'
            : `${utr.length} of ${UTR_DIGITS} digits`
        }
        error={typed ?? problem ?? undefined}
      />
      {Proof && <Proof onFile={setFileId} />}
      <div class="flex flex-wrap gap-2">
        <Button
          type="submit"
          look="primary"
          isBusy={isSending}
          isDisabled={fileId === undefined}
          reason="The picture is still on its way"
        >
          Report the payment
        </Button>
        <Button look="bare" isDisabled={isSending} onPress={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

/** What is wrong already; that it is too short yet is no mistake while one types. */
function typedFault(utr: string): string | null {
  const isMerelyShort = utr.length < UTR_DIGITS && /^\d*$/.test(utr);
  return isMerelyShort ? null : utrFault(utr);
}
