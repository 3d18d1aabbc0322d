import { useState } from 'react';
import { Button } from '@/components/button';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { Panel } from '@/components/panel';
import { useToasts } from '@/components/toasts';
import { sentenceFor } from '@/lib/api';
import type { Project } from '@/lib/books';
import { useOwner } from '@/lib/owner';
import { closeRoom, openRoom } from '../actions';
import { usePeople } from '../live';
import { whyNotSwitch } from '../model';

/** Opens and closes the room for everyone, without touching anybody's link. */
export function RoomSwitch({ project }: { readonly project: Project }) {
  const { uid } = useOwner();
  const { data: people } = usePeople(uid, project.id);
  const [isAsking, setIsAsking] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const { say } = useToasts();
  const reason = whyNotSwitch(project, people ?? []);
  const open = async () => {
    setIsBusy(true);
    try {
      await openRoom(project.id);
      say('The room is open again.');
    } catch (thrown) {
      say(sentenceFor(thrown));
    }
    setIsBusy(false);
  };
  return (
    <Panel id="room-switch" title="The room">
      <div class="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 p-4">
        <p class="max-w-xl min-w-0 flex-1 basis-64 text-15 text-soft">
          {project.open
            ? 'Open. Everyone with a working link can read and write.'
            : (reason ?? 'Closed. Nobody with a link can see it; you still can, but nobody can write in it.')}
        </p>
        {project.open ? (
          <Button
            look="danger"
            isDisabled={reason !== null}
            reason={reason ?? undefined}
            onPress={() => setIsAsking(true)}
          >
            Close room
          </Button>
        ) : (
          <Button
            look="primary"
            isBusy={isBusy}
            isDisabled={reason !== null}
            reason={reason ?? undefined}
            onPress={() => void open()}
          >
            Open room
          </Button>
        )}
      </div>
      {isAsking && (
        <ConfirmDialog
          title={`Close ${project.title}?`}
          word="Close room"
          keepWord="Keep it open"
          onConfirm={() => closeRoom(project.id)}
          onClose={() => setIsAsking(false)}
        >
          <p>
            Within seconds your client’s page says that the room is closed. Nobody can read or write in it, and its
            invoices can’t be paid there.
          </p>
          <p>Links are kept: when you open it again they work as before.</p>
        </ConfirmDialog>
      )}
    </Panel>
  );
}
