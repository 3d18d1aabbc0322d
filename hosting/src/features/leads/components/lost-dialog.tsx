import { useState } from 'react';
import { Button } from '@/components/button';
import { TextField } from '@/components/field';
import { FormDialog } from '@/components/form-dialog';
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
  return (
    <FormDialog
      title={`Why was ${lead.name} lost?`}
      word="Move to lost"
      keepWord="Leave it where it was"
      faults={reason.trim() === '' ? { reason: 'Say why in a few words.' } : {}}
      onSubmit={() => onLost(reason.trim())}
      onClose={onClose}
    >
      {(said) => (
        <>
          <TextField
            label="Reason"
            value={reason}
            onText={setReason}
            maxLength={LIMITS.reasonMax}
            error={said.reason}
            hint="Only you see it."
          />
          <div class="flex flex-wrap gap-2">
            {USUAL.map((one) => (
              <Button key={one} size="small" onPress={() => setReason(one)}>
                {one}
              </Button>
            ))}
          </div>
        </>
      )}
    </FormDialog>
  );
}
