import { useState } from 'react';
import { Button } from '@/components/button';
import { CheckField } from '@/components/choice-field';
import { TextAreaField } from '@/components/field';
import { FormDialog } from '@/components/form-dialog';
import { PlusIcon } from '@/components/icons';
import { LIMITS } from '@/contract';
import { useAttemptKey } from '@/lib/attempt-key';
import { isBlank } from '@/lib/blank';
import { callPortals } from '@/lib/owner';
import type { Room } from '../model';

/** A few lines on how it goes: into the room, and by mail to everybody with a link. */
export function WriteUpdate({ room }: { readonly room: Room }) {
  const [isWriting, setIsWriting] = useState(false);
  return (
    <>
      <Button
        size="small"
        isDisabled={!room.open}
        reason="The room is closed: nobody would see it"
        onPress={() => setIsWriting(true)}
      >
        <PlusIcon size={16} />
        Write an update
      </Button>
      {isWriting && <UpdateDialog room={room} onClose={() => setIsWriting(false)} />}
    </>
  );
}

function UpdateDialog({ room, onClose }: { readonly room: Room; readonly onClose: () => void }) {
  const keyFor = useAttemptKey();
  const [text, setText] = useState('');
  const [isMailed, setIsMailed] = useState(true);
  const post = async () => {
    const update = { text: text.trim(), isMailed };
    await callPortals(
      'POST /api/portals/rooms/{projectId}/updates',
      { idempotencyKey: keyFor(update), ...update },
      { projectId: room.projectId },
    );
    onClose();
  };
  return (
    <FormDialog
      title="Write an update"
      word="Post update"
      faults={isBlank(text) ? { text: 'Write something first.' } : {}}
      onSubmit={post}
      onClose={onClose}
    >
      {(said) => (
        <>
          <TextAreaField
            label={`How does ${room.title} go?`}
            value={text}
            rows={6}
            maxLength={LIMITS.updateTextMax}
            onText={setText}
            error={said.text}
          />
          <CheckField
            label="Mail it as well"
            hint="To everybody who holds a link to this room. Answers come to your own address."
            isOn={isMailed}
            onChange={setIsMailed}
          />
        </>
      )}
    </FormDialog>
  );
}
