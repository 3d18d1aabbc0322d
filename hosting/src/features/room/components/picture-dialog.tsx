import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { DownloadIcon } from '@/components/icons';
import { usePicture } from '../contents-of-files';
import type { RoomFile } from '../model';
import { useDownload } from './use-download';

interface PictureDialogProps {
  readonly file: RoomFile;
  readonly onClose: () => void;
}

/** A picture, large, with the way to keep it. */
export function PictureDialog({ file, onClose }: PictureDialogProps) {
  const picture = usePicture(file, true);
  const download = useDownload(file);
  return (
    <Dialog
      title={file.name}
      size="wide"
      onClose={onClose}
      actions={
        <Button look="primary" isBusy={download.percent !== null} onPress={download.start}>
          <DownloadIcon size={16} />
          Download
        </Button>
      }
    >
      <div class="grid min-h-60 place-items-center">
        {picture === null && <p class="text-13 text-soft">The picture could not be fetched. Try downloading it.</p>}
        {picture && <img src={picture} alt={file.name} class="max-h-[70dvh] max-w-full object-contain" />}
      </div>
    </Dialog>
  );
}
