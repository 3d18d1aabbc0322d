import { useState } from 'react';
import { usePicture } from '../contents-of-files';
import { useRoomSession } from '../context';
import { isPreviewable, saySize } from '../files';
import { useFile } from '../live';
import type { RoomFile } from '../model';
import { FileMark, useNearScreen } from './file-mark';
import { PictureDialog } from './picture-dialog';
import { useDownload } from './use-download';

interface AttachmentProps {
  readonly fileId: string;
  /** A row, whatever it is: for what is not news any more. */
  readonly isSmall?: boolean;
}

/** A file in a message; what is gone is said to be gone. */
export function Attachment({ fileId, isSmall = false }: AttachmentProps) {
  const { roomKey } = useRoomSession();
  const file = useFile(roomKey, fileId);
  if (file === undefined) return <div class="mt-2 h-15 rounded-control border border-line bg-ground" />;
  if (file === null || file.state === 'refused') {
    return (
      <p class="mt-2 text-13 text-faint italic">{file ? `${file.name} was removed` : 'A file that was removed'}</p>
    );
  }
  return isPreviewable(file) && !isSmall ? <PictureAttachment file={file} /> : <PlainAttachment file={file} />;
}

function PlainAttachment({ file }: { readonly file: RoomFile }) {
  const download = useDownload(file);
  const [isLarge, setIsLarge] = useState(false);
  const isReady = file.state === 'ready';
  const isPicture = isPreviewable(file);
  return (
    <>
      <button
        type="button"
        class="mt-2 flex w-full min-w-0 items-center gap-3 rounded-control border border-line bg-ground p-2 pr-4 text-left transition-colors enabled:hover:border-faint"
        disabled={!isReady}
        onClick={() => (isPicture ? setIsLarge(true) : download.start())}
      >
        <FileMark name={file.name} file={isPicture ? file : null} />
        <span class="sr-only">{isPicture ? 'Look at' : 'Download'}</span>
        <span class="min-w-0 flex-1">
          <span class="block truncate text-13">{file.name}</span>
          <span class="figures block text-12 text-soft">{wordFor(file, download.percent)}</span>
        </span>
      </button>
      {isLarge && <PictureDialog file={file} onClose={() => setIsLarge(false)} />}
    </>
  );
}

function wordFor(file: RoomFile, percent: number | null): string {
  if (percent !== null) return `${Math.round(percent)} %`;
  return file.state === 'ready' ? saySize(file.size) : 'on its way';
}

/** The box has its size before the picture comes, so that the conversation does not jump. */
function PictureAttachment({ file }: { readonly file: RoomFile }) {
  const [ref, isNear] = useNearScreen<HTMLButtonElement>();
  const picture = usePicture(file, isNear);
  const [isLarge, setIsLarge] = useState(false);
  return (
    <>
      <button
        ref={ref}
        type="button"
        class="mt-2 grid h-44 w-64 max-w-full place-items-center overflow-hidden rounded-control border border-line bg-ground"
        aria-label={`Look at ${file.name}`}
        onClick={() => setIsLarge(true)}
      >
        {picture ? (
          <img src={picture} alt={file.name} class="size-full object-cover" />
        ) : (
          <span class="truncate px-4 text-13 text-faint">
            {picture === null ? `${file.name} could not be shown` : file.name}
          </span>
        )}
      </button>
      {isLarge && <PictureDialog file={file} onClose={() => setIsLarge(false)} />}
    </>
  );
}
