import { useState } from 'react';
import { useLocation } from 'wouter';
import { TextField } from '@/components/field';
import { FormDialog } from '@/components/form-dialog';
import { LIMITS } from '@/contract';
import { useAttemptKey } from '@/lib/attempt-key';
import { makeClient } from '../actions';

/** A client before their first room: the name is enough, and their page takes the rest. */
export function NewClientDialog({ onClose }: { readonly onClose: () => void }) {
  const [, navigate] = useLocation();
  const keyFor = useAttemptKey();
  const [text, setText] = useState('');
  const name = text.trim();
  return (
    <FormDialog
      title="New client"
      word="Add the client"
      faults={name === '' ? { name: 'Write the name you know them by.' } : {}}
      onSubmit={async () => {
        const clientId = await makeClient(name, keyFor(name));
        navigate(`/desk/clients/${clientId}`);
        onClose();
      }}
      onClose={onClose}
    >
      {(said) => (
        <TextField
          label="Name"
          placeholder="Monsoon Café"
          value={text}
          maxLength={LIMITS.clientNameMax}
          onText={setText}
          error={said.name}
          hint="The customer. A room can follow when there is work."
        />
      )}
    </FormDialog>
  );
}
