import { useRef, useState } from 'react';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { TextField } from '@/components/field';
import { useFirstFocus } from '@/components/use-first-focus';
import { LIMITS } from '@/contract';
import type { Lead } from '../model';

interface LostDialogProps {
  readonly lead: Pick<Lead, 'name'>;
  readonly onLost: (reason: string) => void;
  readonly onClose: () => void;
}

const USUAL = ['Too dear for them', 'They chose somebody else', 'They put it off', 'No answer', 'Not my kind of work'];

/** Why a lead was lost: what a year of answers says is worth the one line now. */
export function LostDialog({ lead, onLost, onClose }: LostDialogProps) {
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const ref = useRef<HTMLFormElement>(null);
  useFirstFocus(ref);
  const submit = () => {
    setIsTried(true);
    if (reason.trim() === '') ref.current?.querySelector('input')?.focus();
    else onLost(reason.trim());
  };
  return (
    <Dialog
      title={`Why was ${lead.name} lost?`}
      onClose={onClose}
      actions={
        <>
          <Button look="bare" onPress={onClose}>
            Leave it where it was
          </Button>
          <Button look="primary" onPress={submit}>
            Move to lost
          </Button>
        </>
      }
    >
      <form
        ref={ref}
        noValidate
        class="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label="Reason"
          value={reason}
          onText={setReason}
          maxLength={LIMITS.reasonMax}
          error={isTried && reason.trim() === '' ? 'Say why in a few words.' : undefined}
          hint="Only you see it."
        />
        <div class="flex flex-wrap gap-2">
          {USUAL.map((one) => (
            <Button key={one} size="small" onPress={() => setReason(one)}>
              {one}
            </Button>
          ))}
        </div>
        <button type="submit" class="hidden" tabIndex={-1} aria-hidden="true">
          Move to lost
        </button>
      </form>
    </Dialog>
  );
}
