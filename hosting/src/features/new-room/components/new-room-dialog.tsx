import { useState } from 'react';
import { FormDialog } from '@/components/form-dialog';
import { useAttemptKey } from '@/lib/attempt-key';
import { useOwner } from '@/lib/owner';
import { type MadeRoom, makeRoom } from '../actions';
import { type RoomForm, roomAskedOf, roomFaults } from '../model';
import { RoomFields } from './room-fields';
import { RoomReady } from './room-ready';

interface NewRoomDialogProps {
  /** A client there is already; without one the room comes with a new client. */
  readonly client?: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

/** From five answers to a room with a link. */
export function NewRoomDialog({ client, onClose }: NewRoomDialogProps) {
  const { profile } = useOwner();
  const keyFor = useAttemptKey();
  const [made, setMade] = useState<MadeRoom | null>(null);
  const [form, setForm] = useState<RoomForm>({
    clientId: client?.id ?? '',
    clientName: client?.name ?? '',
    personName: '',
    email: '',
    title: '',
    currency: profile.currency,
  });
  if (made) return <RoomReady made={made} form={form} onClose={onClose} />;
  return (
    <FormDialog
      title={client ? `New room for ${client.name}` : 'New room'}
      word="Open the room"
      faults={roomFaults(form)}
      onSubmit={async () => {
        const room = roomAskedOf(form);
        setMade(await makeRoom(room, keyFor(room)));
      }}
      onClose={onClose}
    >
      {(said) => (
        <>
          <RoomFields
            form={form}
            said={said}
            clients={client ? null : []}
            onChange={(patch) => setForm({ ...form, ...patch })}
          />
          <p class="text-13 text-faint text-pretty">
            They get a mail with the link at once. It is from{' '}
            <b class="font-semibold text-soft">{profile.businessName}</b>; your name is in the settings.
          </p>
        </>
      )}
    </FormDialog>
  );
}
