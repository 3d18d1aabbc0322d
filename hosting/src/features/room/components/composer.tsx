import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Button, IconButton } from '@/components/button';
import { CloseIcon, PaperclipIcon } from '@/components/icons';
import { ProgressBar } from '@/components/progress-bar';
import { LIMITS } from '@/contract';
import { isBlank } from '@/lib/blank';
import { useRoomActions } from '../actions';
import { useRoomSession } from '../context';
import { ACCEPT, MAX_ATTACHMENTS } from '../files';
import { useUploadActions, useUploads } from '../uploads';

/** Files that wait to be sent with the next message. */
export interface Pinned {
  readonly id: string;
  readonly name: string;
}

interface ComposerProps {
  readonly to: string;
  readonly pinned: readonly Pinned[];
  readonly onPin: (files: readonly File[]) => void;
  readonly onPinned: (pinned: readonly Pinned[]) => void;
}

const MAX_TEXT = LIMITS.messageTextMax;
const COUNT_FROM = MAX_TEXT - 200;

/** Enter sends where there is a keyboard; on touch screens Enter is a new line and the button sends. */
export function Composer({ to, pinned, onPin, onPinned }: ComposerProps) {
  const actions = useRoomActions();
  const { roomKey } = useRoomSession();
  const uploads = useUploads(roomKey);
  const uploadActions = useUploadActions();
  const [text, setText] = useState('');
  const area = useRef<HTMLTextAreaElement>(null);
  const isUploading = pinned.some((file) =>
    uploads.some((upload) => upload.id === file.id && upload.state !== 'checking'),
  );
  const isEmpty = isBlank(text);
  const reason = isUploading
    ? 'The files are still on their way'
    : isEmpty && pinned.length === 0
      ? 'Write something first'
      : null;

  useGrowing(area, text);
  useLeaveWarning(!isEmpty);

  const send = () => {
    if (reason) return;
    actions.sendMessage(
      isEmpty ? '' : text.trim(),
      pinned.map((file) => file.id),
    );
    setText('');
    onPinned([]);
    area.current?.focus();
  };
  return (
    <form
      class="border-t border-line p-3"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {pinned.length > 0 && (
        <ul class="mb-2 flex flex-wrap gap-2">
          {pinned.map((file) => (
            <PinnedFile
              key={file.id}
              file={file}
              onRemove={() => {
                uploadActions.cancel(file.id);
                onPinned(pinned.filter((one) => one.id !== file.id));
              }}
              onRetry={() => {
                const again = uploadActions.retry(file.id);
                if (again) onPinned(pinned.map((one) => (one.id === file.id ? { ...one, id: again } : one)));
              }}
            />
          ))}
        </ul>
      )}
      <div class="flex items-end gap-2">
        <AttachButton isFull={pinned.length >= MAX_ATTACHMENTS} onPin={onPin} />
        <textarea
          ref={area}
          id="composer"
          rows={1}
          maxLength={MAX_TEXT}
          aria-label={`Write to ${to}`}
          aria-describedby={text.length >= COUNT_FROM ? 'composer-count' : undefined}
          placeholder={`Write to ${to}`}
          class="max-h-40 min-h-11 min-w-0 flex-1 resize-none rounded-control border border-line bg-raised px-3 py-2.5 text-15 transition-colors hover:border-faint"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            const isSend = event.key === 'Enter' && !event.shiftKey && !event.isComposing;
            if (!isSend || matchMedia('(pointer: coarse)').matches) return;
            event.preventDefault();
            send();
          }}
          onPaste={(event) => {
            const files = [...(event.clipboardData?.files ?? [])];
            if (files.length === 0) return;
            event.preventDefault();
            onPin(files);
          }}
        />
        <Button type="submit" look="primary" class="h-11" isDisabled={reason !== null} reason={reason ?? undefined}>
          Send
        </Button>
      </div>
      {text.length >= COUNT_FROM && (
        <p id="composer-count" role="status" class="mt-1 text-right text-12 text-soft">
          {text.length >= MAX_TEXT
            ? 'That is the longest a message can be'
            : `${MAX_TEXT - text.length} characters left`}
        </p>
      )}
    </form>
  );
}

function AttachButton({
  isFull,
  onPin,
}: {
  readonly isFull: boolean;
  readonly onPin: (files: readonly File[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        accept={ACCEPT}
        class="sr-only"
        tabIndex={-1}
        aria-label="Files to send with the message"
        onChange={(event) => {
          onPin([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <IconButton
        class="size-11"
        label={isFull ? `A message takes up to ${MAX_ATTACHMENTS} files` : 'Attach files'}
        isDisabled={isFull}
        onPress={() => input.current?.click()}
      >
        <PaperclipIcon />
      </IconButton>
    </>
  );
}

interface PinnedFileProps {
  readonly file: Pinned;
  readonly onRemove: () => void;
  readonly onRetry: () => void;
}

function PinnedFile({ file, onRemove, onRetry }: PinnedFileProps) {
  const { roomKey } = useRoomSession();
  const upload = useUploads(roomKey).find((one) => one.id === file.id);
  const isMoving = upload?.state === 'sending' || upload?.state === 'waiting';
  return (
    <li class="flex max-w-60 min-w-0 items-center gap-2 rounded-control border border-line bg-raised py-0.5 pr-0.5 pl-3 text-13">
      <span class="min-w-0">
        <span class="block truncate">{file.name}</span>
        {isMoving && (
          <ProgressBar
            class="mb-1 bg-line"
            value={(100 * (upload?.sent ?? 0)) / (upload?.size ?? 1)}
            label={`Sending ${file.name}`}
          />
        )}
      </span>
      {upload?.state === 'failed' && (
        <Button size="small" look="bare" class="text-stop" onPress={onRetry}>
          Retry
        </Button>
      )}
      <IconButton label={`Remove ${file.name}`} onPress={onRemove}>
        <CloseIcon size={16} />
      </IconButton>
    </li>
  );
}

function useGrowing(area: { readonly current: HTMLTextAreaElement | null }, text: string): void {
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = 'auto';
    if (text === '') return;
    element.style.height = `${element.scrollHeight + 2}px`;
  }, [text, area]);
}

/** The client's page keeps nothing on the computer, so an unsent text is lost with the page: ask before that. */
function useLeaveWarning(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isOn]);
}
