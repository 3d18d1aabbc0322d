import { useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { LinkCard } from '@/components/link-card';
import { MailState } from '@/components/mail-state';
import { Notice } from '@/components/notice';
import { useToasts } from '@/components/toasts';
import { sendLink } from '@/features/room-admin/actions';
import { sentenceFor } from '@/lib/api';
import type { Person } from '@/lib/books';
import { useOwner } from '@/lib/owner';
import { useDocument } from '@/lib/watch';
import { type MadeOfLead, unconvertLead } from '../actions';
import type { ConvertForm, LeadToConvert } from '../model';

interface LeadWonProps {
  readonly lead: LeadToConvert;
  readonly form: ConvertForm;
  readonly made: MadeOfLead;
  readonly onClose: () => void;
}

type Doing = 'mail' | 'undo' | null;

/** The room is there: hand its link on, or take everything back. */
export function LeadWon({ lead, form, made, onClose }: LeadWonProps) {
  const { uid } = useOwner();
  const { say } = useToasts();
  const [, navigate] = useLocation();
  const [doing, setDoing] = useState<Doing>(null);
  const [sentence, setSentence] = useState<string | null>(null);
  const path = `freelancers/${uid}/projects/${made.projectId}/people/${made.personId}`;
  const { data: person } = useDocument<Person>(path);
  const mail = person?.mail?.state ?? (form.isMailed ? 'waiting' : null);
  const run = async (what: Exclude<Doing, null>, act: () => Promise<void>) => {
    setDoing(what);
    setSentence(null);
    try {
      await act();
    } catch (thrown) {
      setSentence(sentenceFor(thrown));
    }
    setDoing(null);
  };
  const undo = async () => {
    await unconvertLead(lead.id);
    say(`Taken back. ${lead.title} is a lead again.`);
    onClose();
  };
  return (
    <Dialog
      title={`${form.title.trim()} is won`}
      onClose={onClose}
      actions={
        <>
          <Button
            look="bare"
            isBusy={doing === 'undo'}
            isDisabled={mail !== null}
            reason="The link was mailed, so this cannot be taken back. Close the room instead."
            onPress={() => void run('undo', undo)}
          >
            Undo
          </Button>
          <Button
            look="primary"
            onPress={() => {
              navigate(`/desk/rooms/${made.projectId}`);
              onClose();
            }}
          >
            Go to the room
          </Button>
        </>
      }
    >
      <div class="flex flex-col gap-5">
        {sentence && (
          <Notice tone="stop" isUrgent>
            {sentence}
          </Notice>
        )}
        <div class="flex flex-col gap-1">
          <p class="text-15 text-pretty">
            {mail === null
              ? `The room is open, and ${form.personName.trim()} knows nothing of it yet.`
              : `${form.personName.trim()} gets the link by mail at ${form.email.trim()}.`}
            {made.invoiceId && ' A draft invoice waits in its money.'}
          </p>
          <MailState state={mail} />
        </div>
        <LinkCard url={made.url} name={form.personName.trim()}>
          {mail === null && (
            <Button
              isBusy={doing === 'mail'}
              onPress={() => void run('mail', () => sendLink(made.projectId, made.personId))}
            >
              Mail it to {form.personName.trim().split(' ')[0]}
            </Button>
          )}
        </LinkCard>
      </div>
    </Dialog>
  );
}
