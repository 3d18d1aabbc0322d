import { useState } from 'react';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { ConvertDialog } from '@/features/convert/components/convert-dialog';
import type { Lead } from '../model';

interface WonDialogProps {
  readonly lead: Lead;
  readonly onClose: () => void;
}

/** A won lead is offered a room; it may also stay without one. */
export function WonDialog({ lead, onClose }: WonDialogProps) {
  const [isConverting, setIsConverting] = useState(false);
  if (isConverting) return <ConvertDialog lead={lead} onClose={onClose} />;
  return (
    <Dialog
      title={`${lead.name} is won`}
      onClose={onClose}
      actions={
        <>
          <Button look="bare" onPress={onClose}>
            Not now
          </Button>
          <Button look="primary" onPress={() => setIsConverting(true)}>
            Make a room of it
          </Button>
        </>
      }
    >
      <p class="text-15 text-pretty">
        In one step it becomes a client with a room of their own, and if you like with milestones and a first invoice.
      </p>
    </Dialog>
  );
}
