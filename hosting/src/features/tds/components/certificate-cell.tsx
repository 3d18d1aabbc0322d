import { useRef, useState } from 'react';
import { Button } from '@/components/button';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { Lamp } from '@/components/lamp';
import { ProgressBar } from '@/components/progress-bar';
import { LIMITS } from '@/contract';
import { fiscalYearName } from '@/domain/fiscal-years';
import { ApiError } from '@/lib/api';
import { useOwner } from '@/lib/owner';
import { keepCertificate, noteMissing, noteReceived, saveCertificate } from '../actions';
import { useCountAgain } from '../live';
import { CERTIFICATE_TYPES, certificateStateOf, refusalOf, type TdsRow } from '../model';

const LAMPS = {
  received: { tone: 'go', word: 'Received' },
  missing: { tone: 'warn', word: 'Missing' },
  none: { tone: 'idle', word: 'Nothing to prove yet' },
} as const;

const NOT_SENT = 'The file did not get through. Check your connection and try again.';
const NOT_FETCHED = 'The file could not be fetched. Check your connection and try again.';

interface CertificateCellProps {
  readonly row: TdsRow;
  readonly year: number;
}

/** Whether a client's Form 16A is here, its file, and what to do about it. */
export function CertificateCell({ row, year }: CertificateCellProps) {
  const { uid } = useOwner();
  const place = { uid, clientId: row.clientId, year };
  const countAgain = useCountAgain(uid, year);
  const input = useRef<HTMLInputElement>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const state = certificateStateOf(row);
  const fileName = row.certificate?.fileName ?? null;

  const run = async (doing: () => Promise<void>, failed: string) => {
    setSentence(null);
    setIsBusy(true);
    try {
      await doing();
      await countAgain();
    } catch (thrown) {
      setSentence(thrown instanceof ApiError ? thrown.message : failed);
    } finally {
      setIsBusy(false);
      setPercent(null);
    }
  };
  const keep = (file: File | undefined) => {
    const refusal = file && refusalOf(file, LIMITS.certificateBytesMax);
    if (refusal) setSentence(refusal);
    else if (file) void run(() => keepCertificate(place, file, setPercent), NOT_SENT);
  };

  return (
    <div class="flex min-w-0 flex-col items-end gap-2 @4xl:items-start">
      <Lamp tone={LAMPS[state].tone} word={LAMPS[state].word} />
      {fileName && (
        <p class="max-w-full truncate text-13 text-faint" title={fileName}>
          {fileName}
        </p>
      )}
      {percent !== null && (
        <ProgressBar value={percent} label={`Sending the certificate of ${row.clientName}`} class="w-full" />
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept={CERTIFICATE_TYPES.join(',')}
        onChange={(event) => {
          keep(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      <div class="flex flex-wrap justify-end gap-2 @4xl:justify-start">
        {fileName && (
          <Button
            size="small"
            isBusy={isBusy && percent === null}
            label={`Download the certificate of ${row.clientName}`}
            onPress={() => void run(() => saveCertificate(place, fileName), NOT_FETCHED)}
          >
            Download
          </Button>
        )}
        {state !== 'none' && (
          <Button
            size="small"
            isBusy={isBusy && percent !== null}
            label={`${fileName ? 'Replace' : 'Upload'} the certificate of ${row.clientName}`}
            onPress={() => input.current?.click()}
          >
            {fileName ? 'Replace' : 'Upload'}
          </Button>
        )}
        {state === 'missing' && (
          <Button
            size="small"
            look="bare"
            class="@4xl:-ml-3"
            label={`Have it on paper: the certificate of ${row.clientName}`}
            onPress={() => void run(() => noteReceived(place), NOT_SENT)}
          >
            Have it on paper
          </Button>
        )}
        {state === 'received' && (
          <Button
            size="small"
            look="bare"
            class="@4xl:-ml-3"
            label={`Mark missing: the certificate of ${row.clientName}`}
            onPress={() => (fileName ? setIsAsking(true) : void run(() => noteMissing(place), NOT_SENT))}
          >
            Mark missing
          </Button>
        )}
      </div>
      {sentence && (
        <p role="alert" class="text-13 text-pretty text-stop">
          {sentence}
        </p>
      )}
      {isAsking && (
        <ConfirmDialog
          title="Mark it missing?"
          word="Remove the file"
          keepWord="Keep it"
          onClose={() => setIsAsking(false)}
          onConfirm={async () => {
            await noteMissing(place);
            await countAgain();
          }}
        >
          <p>
            {fileName}, the certificate of {row.clientName} for {fiscalYearName(year)}, is removed for good.
          </p>
        </ConfirmDialog>
      )}
    </div>
  );
}
