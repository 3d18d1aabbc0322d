import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { TextField } from '@/components/field';
import { useFirstFocus } from '@/components/use-first-focus';
import { LIMITS } from '@/contract';
import { ApiError, newIdempotencyKey, sentenceFor } from '@/lib/api';
import { makeClient } from '../actions';

/** A client before their first room: the name is enough, and their page takes the rest. */
export function NewClientDialog({ onClose }: { readonly onClose: () => void }) {
  const [, navigate] = useLocation();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [isBusy, setIsBusy] = useState(false);
  // One key for one name: pressing again after a lost answer finds the client, not a second one.
  const attempt = useRef<{ name: string; key: string } | null>(null);
  const formRef = useRef<HTMLFormElement>(null);
  useFirstFocus(formRef);
  const submit = async () => {
    const wanted = name.trim();
    if (wanted === '') {
      setProblem('Write the name you know them by.');
      formRef.current?.querySelector('input')?.focus();
      return;
    }
    if (attempt.current?.name !== wanted) attempt.current = { name: wanted, key: newIdempotencyKey() };
    setIsBusy(true);
    try {
      const clientId = await makeClient(wanted, attempt.current.key);
      navigate(`/desk/clients/${clientId}`);
      onClose();
    } catch (thrown) {
      setProblem((thrown instanceof ApiError && thrown.fields.name) || sentenceFor(thrown));
      setIsBusy(false);
    }
  };
  return (
    <Dialog
      title="New client"
      onClose={onClose}
      actions={
        <>
          <Button look="bare" onPress={onClose}>
            Cancel
          </Button>
          <Button look="primary" isBusy={isBusy} onPress={() => void submit()}>
            Add the client
          </Button>
        </>
      }
    >
      <form
        ref={formRef}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) void submit();
        }}
      >
        <TextField
          label="Name"
          placeholder="Monsoon Café"
          value={name}
          maxLength={LIMITS.clientNameMax}
          onText={(text) => {
            setName(text);
            setProblem(undefined);
          }}
          error={problem}
          hint="The customer. A room can follow when there is work."
        />
      </form>
    </Dialog>
  );
}
