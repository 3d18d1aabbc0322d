import { Button, IconButton } from '@/components/button';
import { CloseIcon, RetryIcon } from '@/components/icons';
import { ProgressBar } from '@/components/progress-bar';
import { dateIn, sayDay } from '@/lib/dates';
import { useNow, useRoomSession } from '../context';
import { isPreviewable, sayRefusal, saySize } from '../files';
import type { RoomFile } from '../model';
import type { Upload } from '../uploads';
import { FileMark } from './file-mark';
import { useDownload } from './use-download';

interface FileRowProps {
  readonly file: RoomFile;
  readonly other: string;
  readonly onPicture: (file: RoomFile) => void;
  readonly onDismiss: (id: string) => void;
}

/** A file that has arrived: press it to see or save it. */
export function FileRow({ file, other, onPicture, onDismiss }: FileRowProps) {
  const { side } = useRoomSession();
  const now = useNow();
  const download = useDownload(file);
  const isMine = file.from === side;
  const who = isMine ? 'You' : other;
  const when = sayDay(dateIn(undefined, file.at), dateIn(undefined, now)).replace(/^(Today|Yesterday)$/, (word) =>
    word.toLowerCase(),
  );
  const isPicture = isPreviewable(file);
  if (file.state !== 'ready') return <UnreadyRow file={file} isMine={isMine} who={who} onDismiss={onDismiss} />;
  return (
    <li class="border-b border-line last:border-b-0">
      <button
        type="button"
        class="flex w-full items-center gap-4 px-4 py-3 text-left transition-colors hover:bg-raised"
        onClick={() => (isPicture ? onPicture(file) : download.start())}
      >
        <FileMark name={file.name} file={file} />
        <span class="sr-only">{isPicture ? 'Look at' : 'Download'}</span>
        <span class="min-w-0 flex-1">
          <span class="block truncate" title={file.name}>
            {file.name}
          </span>
          {download.percent === null ? (
            <span class="block text-13 text-soft">
              {who}, {when}
            </span>
          ) : (
            <ProgressBar class="my-2" value={download.percent} label={`Fetching ${file.name}`} />
          )}
        </span>
        <span class="figures shrink-0 text-12 text-soft">
          {download.percent === null ? saySize(file.size) : `${Math.round(download.percent)} %`}
        </span>
      </button>
    </li>
  );
}

interface UnreadyRowProps {
  readonly file: RoomFile;
  readonly isMine: boolean;
  readonly who: string;
  readonly onDismiss: (id: string) => void;
}

function UnreadyRow({ file, isMine, who, onDismiss }: UnreadyRowProps) {
  const isRefused = file.state === 'refused';
  return (
    <li class="flex items-center gap-4 border-b border-line py-3 pr-3 pl-4 last:border-b-0">
      <FileMark name={file.name} file={null} />
      <div class="min-w-0 flex-1">
        <p class="truncate text-soft">{file.name}</p>
        <p class={`text-13 ${isRefused ? 'text-stop' : 'text-soft'}`}>
          {isRefused ? sayRefusal(file.refusal) : isMine ? 'Not finished' : `${who} is sending this`}
        </p>
      </div>
      {isMine && (
        <IconButton label={`Remove ${file.name} from the list`} onPress={() => onDismiss(file.id)}>
          <CloseIcon size={16} />
        </IconButton>
      )}
    </li>
  );
}

interface UploadRowProps {
  readonly upload: Upload;
  readonly isOffline: boolean;
  readonly onCancel: (id: string) => void;
  readonly onRetry: (id: string) => void;
}

/** A file on its way. */
export function UploadRow({ upload, isOffline, onCancel, onRetry }: UploadRowProps) {
  const percent = upload.size === 0 ? 0 : (100 * upload.sent) / upload.size;
  const hasFailed = upload.state === 'failed';
  const word = isOffline && upload.state !== 'checking' ? 'Waiting for connection' : WORD[upload.state];
  return (
    <li class="flex items-center gap-4 border-b border-line py-3 pr-3 pl-4 last:border-b-0">
      <FileMark name={upload.name} file={null} />
      <div class="min-w-0 flex-1">
        <p class="truncate">{upload.name}</p>
        {hasFailed ? (
          <p role="alert" class="text-13 text-stop">
            {upload.reason}
          </p>
        ) : (
          <div class="flex items-center gap-3">
            <ProgressBar class="flex-1" value={percent} label={`Sending ${upload.name}`} />
            <span class="figures shrink-0 text-12 text-soft">
              {upload.state === 'sending' && !isOffline ? `${Math.round(percent)} %` : word}
            </span>
          </div>
        )}
      </div>
      {hasFailed && (
        <Button size="small" label={`Send ${upload.name} again`} onPress={() => onRetry(upload.id)}>
          <RetryIcon size={16} />
          Retry
        </Button>
      )}
      {upload.state !== 'checking' && (
        <IconButton label={`Cancel ${upload.name}`} onPress={() => onCancel(upload.id)}>
          <CloseIcon size={16} />
        </IconButton>
      )}
    </li>
  );
}

const WORD: Record<Upload['state'], string> = {
  waiting: 'Waiting',
  sending: 'Sending',
  checking: 'Checking',
  failed: 'Not sent',
};
