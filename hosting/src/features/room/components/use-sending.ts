import { useToasts } from '@/components/toasts';
import { MAX_ATTACHMENTS } from '../files';
import { useUploadActions } from '../uploads';
import type { Pinned } from './composer';

/** Files go to the room's shelf, or are pinned to the next message. What cannot go is said at once. */
export function useSending(isOpen: boolean, pinned: readonly Pinned[], setPinned: (pinned: readonly Pinned[]) => void) {
  const uploads = useUploadActions();
  const { say } = useToasts();
  const send = (files: readonly File[]) => {
    if (!isOpen) return [];
    const { taken, refusals } = uploads.send(files);
    for (const sentence of refusals) say(sentence);
    return taken;
  };
  return {
    toRoom: (files: readonly File[]) => void send(files),
    toMessage(files: readonly File[]): void {
      const free = MAX_ATTACHMENTS - pinned.length;
      if (files.length > free) say(`A message takes up to ${MAX_ATTACHMENTS} files. The rest was not added.`);
      setPinned([...pinned, ...send(files.slice(0, free))]);
    },
  };
}
