import { useEffect, useId, useRef, useState } from 'react';
import { Button, IconButton } from '@/components/button';
import { CloseIcon, PaperclipIcon } from '@/components/icons';
import { ProgressBar } from '@/components/progress-bar';
import { useRoomSession } from '../context';
import { useFile } from '../live';
import { useUploadActions, useUploads } from '../uploads';

interface ClaimProofProps {
  readonly onFile: (fileId: string | null | undefined) => void;
}

type Chosen = { readonly id: string; readonly name: string };

/** A picture of a payment: an ordinary file of the room, named in the report once it has arrived. */
export function ClaimProof({ onFile }: ClaimProofProps) {
  const inputId = useId();
  const input = useRef<HTMLInputElement>(null);
  const uploads = useUploadActions();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const choose = (files: readonly File[]) => {
    const { taken, refusals } = uploads.send(files.slice(0, 1));
    setRefusal(refusals[0] ?? null);
    if (taken[0]) {
      setChosen(taken[0]);
      onFile(undefined);
    }
  };
  const remove = () => {
    if (chosen) uploads.cancel(chosen.id);
    setChosen(null);
    onFile(null);
  };
  return (
    <div class="flex flex-col items-start gap-2">
      <input
        ref={input}
        id={inputId}
        type="file"
        accept="image/*,.pdf"
        class="sr-only"
        aria-label="Picture of the payment"
        tabIndex={-1}
        onChange={(event) => {
          choose([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      {chosen ? (
        <Sending chosen={chosen} onArrived={() => onFile(chosen.id)} onRemove={remove} />
      ) : (
        <Button size="small" onPress={() => input.current?.click()}>
          <PaperclipIcon size={16} />
          Add a screenshot, if you like
        </Button>
      )}
      {refusal && (
        <p role="alert" class="text-13 text-stop">
          {refusal}
        </p>
      )}
    </div>
  );
}

interface SendingProps {
  readonly chosen: Chosen;
  readonly onArrived: () => void;
  readonly onRemove: () => void;
}

function Sending({ chosen, onArrived, onRemove }: SendingProps) {
  const { roomKey } = useRoomSession();
  const upload = useUploads(roomKey).find((one) => one.id === chosen.id);
  const file = useFile(roomKey, chosen.id);
  const hasFailed = upload?.state === 'failed' || file?.state === 'refused';
  const hasArrived = !hasFailed && (upload?.state === 'checking' || file?.state === 'ready');
  const tell = useRef(onArrived);
  tell.current = onArrived;
  useEffect(() => {
    if (hasArrived) tell.current();
  }, [hasArrived]);
  const percent = upload && !hasArrived ? (100 * upload.sent) / upload.size : 100;
  return (
    <div class="w-full">
      <div class="flex items-center gap-2 text-13">
        <PaperclipIcon size={16} class="text-soft" />
        <span class="min-w-0 flex-1 truncate">{chosen.name}</span>
        <IconButton label={`Remove ${chosen.name}`} onPress={onRemove}>
          <CloseIcon size={16} />
        </IconButton>
      </div>
      {hasFailed ? (
        <p role="alert" class="text-13 text-stop">
          {upload?.reason ?? 'The room did not take it.'} Remove it to report without a picture.
        </p>
      ) : (
        !hasArrived && <ProgressBar value={percent} label={`Sending ${chosen.name}`} />
      )}
    </div>
  );
}
