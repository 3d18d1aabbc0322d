import { useState } from 'react';
import { Dialog } from '@/components/dialog';
import { Skeleton } from '@/components/skeleton';
import type { Directory } from '@/domain/directory';
import { useDirectory } from '@/lib/directory';
import { useOwner } from '@/lib/owner';
import type { MadeOfLead } from '../actions';
import { type ConvertForm, formOfLead, type LeadToConvert } from '../model';
import { ConvertQuestions } from './convert-questions';
import { LeadWon } from './lead-won';

interface ConvertDialogProps {
  readonly lead: LeadToConvert;
  readonly onClose: () => void;
}

/** From a lead to a client with a room, in one step that can be taken back. */
export function ConvertDialog({ lead, onClose }: ConvertDialogProps) {
  const { uid } = useOwner();
  const directory = useDirectory(uid);
  if (directory) return <Conversion lead={lead} directory={directory} onClose={onClose} />;
  return (
    <Dialog title={titleOf(lead)} onClose={onClose}>
      <div class="flex flex-col gap-4" aria-busy="true">
        <Skeleton class="h-16" />
        <Skeleton class="h-16" />
        <Skeleton class="h-16" />
      </div>
    </Dialog>
  );
}

function titleOf(lead: LeadToConvert): string {
  return `Open a room for ${lead.title}`;
}

interface ConversionProps extends ConvertDialogProps {
  readonly directory: Directory;
}

function Conversion({ lead, directory, onClose }: ConversionProps) {
  const [form, setForm] = useState<ConvertForm>(() => formOfLead(lead, [...directory.clients.values()]));
  const [made, setMade] = useState<MadeOfLead | null>(null);
  // A client who was just removed, as by an undo, stands in the directory a moment longer.
  const asked = directory.clients.has(form.clientId) ? form : { ...form, clientId: '' };
  if (made) return <LeadWon lead={lead} form={form} made={made} onClose={onClose} />;
  return (
    <ConvertQuestions
      lead={lead}
      title={titleOf(lead)}
      directory={directory}
      form={asked}
      onForm={setForm}
      onMade={setMade}
      onClose={onClose}
    />
  );
}
