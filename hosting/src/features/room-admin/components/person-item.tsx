import { useState } from 'react';
import { Button } from '@/components/button';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { CopyButton } from '@/components/copy-button';
import { MailIcon, QrIcon } from '@/components/icons';
import { Lamp } from '@/components/lamp';
import { MailState } from '@/components/mail-state';
import { QrCode } from '@/components/qr-code';
import { useToasts } from '@/components/toasts';
import { sentenceFor } from '@/lib/api';
import { useAttemptKey } from '@/lib/attempt-key';
import type { Person, Project } from '@/lib/books';
import { useMinute } from '@/lib/clock';
import { sayAgo } from '@/lib/dates';
import { roomUrl } from '@/lib/preview';
import { renewLink, revokeLink, sendLink } from '../actions';

interface PersonItemProps {
  readonly project: Project;
  readonly person: Person;
}

type Asking = 'revoke' | 'renew' | null;

/** One person and the state of their link. */
export function PersonItem({ project, person }: PersonItemProps) {
  const [asking, setAsking] = useState<Asking>(null);
  const now = useMinute();
  const isMoving = project.move?.phase === 'copying';
  const busy = isMoving ? 'The room is moving. Wait until it has arrived.' : undefined;
  return (
    <li class="flex flex-col gap-4 p-4">
      <div class="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div class="min-w-0">
          <p class="text-15 font-semibold">
            {person.name}
            {person.role && <span class="pl-2 text-13 font-normal text-soft">{person.role}</span>}
          </p>
          <p class="text-13 text-soft">{person.email}</p>
        </div>
        <div class="flex flex-wrap gap-x-4 gap-y-1">
          {person.link ? (
            <>
              <Lamp
                tone={project.open ? 'go' : 'idle'}
                word={project.open ? 'Link works' : 'Link kept until the room opens'}
              />
              <MailState
                state={person.mail?.state ?? null}
                {...(person.mail ? { when: sayAgo(person.mail.at, now) } : {})}
              />
            </>
          ) : (
            <Lamp
              tone="idle"
              word={person.revokedAt ? `Link revoked ${sayAgo(person.revokedAt, now)}` : 'Link revoked'}
            />
          )}
        </div>
      </div>
      {person.link && <LinkRow project={project} person={person} link={person.link} />}
      <div class="flex flex-wrap gap-2">
        <Button
          look={person.link ? 'quiet' : 'primary'}
          isDisabled={isMoving}
          reason={busy}
          onPress={() => setAsking('renew')}
        >
          New link
        </Button>
        {person.link && (
          <Button look="danger" isDisabled={isMoving} reason={busy} onPress={() => setAsking('revoke')}>
            Revoke link
          </Button>
        )}
      </div>
      {asking === 'revoke' && <AskToRevoke project={project} person={person} onClose={() => setAsking(null)} />}
      {asking === 'renew' && <AskToRenew project={project} person={person} onClose={() => setAsking(null)} />}
    </li>
  );
}

function LinkRow({ project, person, link }: PersonItemProps & { readonly link: string }) {
  const [isShowingQr, setIsShowingQr] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const { say } = useToasts();
  const url = roomUrl(link);
  const send = async () => {
    setIsBusy(true);
    try {
      await sendLink(project.id, person.id);
      say(`The link is on its way to ${person.name} again.`);
    } catch (thrown) {
      say(sentenceFor(thrown));
    }
    setIsBusy(false);
  };
  return (
    <div class="flex flex-col gap-3">
      <div class="flex flex-wrap gap-2">
        <input
          readOnly
          aria-label={`${person.name}’s private link`}
          value={url}
          class="figures h-10 min-w-0 flex-1 basis-56 rounded-control border border-line bg-raised px-3 text-13"
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton text={url} word="Copy link" />
        <Button expanded={isShowingQr} onPress={() => setIsShowingQr(!isShowingQr)}>
          <QrIcon size={16} />
          QR code
        </Button>
        <Button
          isBusy={isBusy}
          isDisabled={!project.open}
          reason="The room is closed, so the link would open nothing."
          onPress={() => void send()}
        >
          <MailIcon size={16} />
          Send again
        </Button>
      </div>
      {isShowingQr && (
        <QrCode text={url} label={`QR code that opens the room for ${person.name}`} class="w-48 border border-line" />
      )}
    </div>
  );
}

function AskToRevoke({ project, person, onClose }: PersonItemProps & { readonly onClose: () => void }) {
  return (
    <ConfirmDialog
      title={`Revoke ${person.name}’s link?`}
      word="Revoke link"
      keepWord="Keep it"
      onConfirm={() => revokeLink(project.id, person.id)}
      onClose={onClose}
    >
      <p>
        The link stops working at once, and the room closes for everyone who has its key. A page that is open now says
        so within seconds.
      </p>
      <p>Messages, files and invoices stay with you. “New link” lets {person.name} in again.</p>
    </ConfirmDialog>
  );
}

function AskToRenew({ project, person, onClose }: PersonItemProps & { readonly onClose: () => void }) {
  const keyFor = useAttemptKey();
  return (
    <ConfirmDialog
      title={`New link for ${person.name}?`}
      word="Make a new link"
      look="primary"
      onConfirm={() => renewLink(project.id, person.id, keyFor(person.id))}
      onClose={onClose}
    >
      <p>
        {person.link && 'The link they have now stops working. '}The room moves to a new key, with all its messages and
        files, and opens again when it has arrived.
      </p>
      <p>
        {person.name} gets the new link by mail at <span class="font-medium">{person.email}</span>.
      </p>
    </ConfirmDialog>
  );
}
