import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { FilesIcon, UploadIcon } from '@/components/icons';
import { Panel } from '@/components/panel';
import { useNow, useRoomSession } from '../context';
import { ACCEPT, filesInOrder } from '../files';
import type { Room, RoomFile } from '../model';
import { useUploadActions, useUploads } from '../uploads';
import { FileRow, UploadRow } from './file-row';
import { PictureDialog } from './picture-dialog';

interface FilesPanelProps {
  readonly room: Room;
  /** What to call the people on the other side. */
  readonly other: string;
  readonly files: readonly RoomFile[];
  readonly isOffline: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

const SHOWN = 6;

export function FilesPanel({ room, other, files, isOffline, onFiles }: FilesPanelProps) {
  const { roomKey } = useRoomSession();
  const now = useNow();
  const actions = useUploadActions();
  const uploads = useUploads(roomKey);
  const [isWhole, setIsWhole] = useState(false);
  const [picture, setPicture] = useState<RoomFile | null>(null);
  useSettledUploads(files);
  const uploading = new Set(uploads.map((upload) => upload.id));
  const listed = filesInOrder(files, now).filter((file) => !uploading.has(file.id));
  const shown = isWhole ? listed : listed.slice(0, SHOWN);
  return (
    <Panel
      id="files"
      title="Files"
      aside={
        <>
          {listed.length > 0 && <span class="figures">{listed.length}</span>}
          {room.open && <AddFiles onFiles={onFiles} />}
        </>
      }
    >
      {listed.length === 0 && uploads.length === 0 ? (
        <EmptyState
          icon={<FilesIcon />}
          sentence={`Files for you and ${other} live here. Drop them anywhere on the page, up to 50 MB each.`}
        />
      ) : (
        <ul>
          {[...uploads].reverse().map((upload) => (
            <UploadRow
              key={upload.id}
              upload={upload}
              isOffline={isOffline}
              onCancel={actions.cancel}
              onRetry={actions.retry}
            />
          ))}
          {shown.map((file) => (
            <FileRow key={file.id} file={file} other={other} onPicture={setPicture} onDismiss={actions.dismiss} />
          ))}
        </ul>
      )}
      {listed.length > shown.length && (
        <Button look="bare" size="small" class="m-2" onPress={() => setIsWhole(true)}>
          Show all {listed.length}
        </Button>
      )}
      {picture && <PictureDialog file={picture} onClose={() => setPicture(null)} />}
    </Panel>
  );
}

/** Once functions have judged a file, its record tells the story and the upload's row goes. */
function useSettledUploads(files: readonly RoomFile[]): void {
  const { roomKey } = useRoomSession();
  const uploads = useUploads(roomKey);
  const actions = useUploadActions();
  useEffect(() => {
    for (const upload of uploads) {
      if (files.some((file) => file.id === upload.id && file.state !== 'uploading')) actions.settle(upload.id);
    }
  }, [files, uploads, actions]);
}

function AddFiles({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
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
        aria-label="Files to send"
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <Button size="small" onPress={() => input.current?.click()}>
        <UploadIcon size={16} />
        Add files
      </Button>
    </>
  );
}
