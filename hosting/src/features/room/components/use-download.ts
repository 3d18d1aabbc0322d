import { useCallback, useState } from 'react';
import { useToasts } from '@/components/toasts';
import { saveAs } from '@/lib/download';
import { fetchFile } from '../contents-of-files';
import { useRoomSession } from '../context';
import type { RoomFile } from '../model';

export interface Download {
  /** 0 to 100 while it runs, else null. */
  readonly percent: number | null;
  readonly start: () => void;
}

/** Fetch a file and save it under its name. */
export function useDownload(file: RoomFile | null): Download {
  const session = useRoomSession();
  const { say } = useToasts();
  const [percent, setPercent] = useState<number | null>(null);
  const start = useCallback(() => {
    if (!file) return;
    setPercent(0);
    fetchFile(session, file, (received) => setPercent((100 * received) / file.size))
      .then((blob) => saveAs(file.name, blob))
      .catch(() => say(`${file.name} could not be fetched. Check your connection and try again.`))
      .finally(() => setPercent(null));
  }, [file, session, say]);
  return { percent, start };
}
