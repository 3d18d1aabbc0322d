import { useMemo, useState } from 'react';
import { Button } from '@/components/button';
import { PictureDialog } from '@/features/room/components/picture-dialog';
import { RoomSessionContext } from '@/features/room/context';
import type { RoomFile } from '@/features/room/model';
import type { Project } from '@/lib/books';
import { loadAuth } from '@/lib/firebase';
import { useOwner } from '@/lib/owner';
import { useDocument } from '@/lib/watch';

const idToken = async () => (await loadAuth()).idToken();

/** The picture the client attached, out of the room's files. */
export function ClaimScreenshot({ project, fileId }: { readonly project: Project; readonly fileId: string }) {
  const { profile } = useOwner();
  const [isOpen, setIsOpen] = useState(false);
  const { data: file } = useDocument<RoomFile>(`rooms/${project.roomKey}/files/${fileId}`);
  const session = useMemo(
    () => ({
      roomKey: project.roomKey,
      side: 'freelancer' as const,
      myName: profile.name,
      personId: null,
      link: null,
      idToken,
    }),
    [project.roomKey, profile.name],
  );
  if (!file) return null;
  return (
    <RoomSessionContext.Provider value={session}>
      <Button
        size="small"
        isDisabled={file.state !== 'ready'}
        reason="The picture is still being checked."
        onPress={() => setIsOpen(true)}
      >
        See the screenshot
      </Button>
      {isOpen && <PictureDialog file={file} onClose={() => setIsOpen(false)} />}
    </RoomSessionContext.Provider>
  );
}
