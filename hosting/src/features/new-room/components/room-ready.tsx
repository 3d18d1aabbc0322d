import { useLocation } from 'wouter';
import { Button, buttonClass } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { EyeIcon } from '@/components/icons';
import { LinkCard } from '@/components/link-card';
import { MailState } from '@/components/mail-state';
import type { Person } from '@/lib/books';
import { useOwner } from '@/lib/owner';
import { previewUrl } from '@/lib/preview';
import { useDocument } from '@/lib/watch';
import type { MadeRoom } from '../actions';
import type { RoomForm } from '../model';

interface RoomReadyProps {
  readonly made: MadeRoom;
  readonly form: RoomForm;
  readonly onClose: () => void;
}

/** The room is there: its link in every form a client may want it. */
export function RoomReady({ made, form, onClose }: RoomReadyProps) {
  const { uid } = useOwner();
  const [, navigate] = useLocation();
  const { data: person } = useDocument<Person>(`freelancers/${uid}/projects/${made.projectId}/people/${made.personId}`);
  return (
    <Dialog
      title={`${form.title.trim()} is open`}
      onClose={onClose}
      actions={
        <>
          <a href={previewUrl(made.url)} target="_blank" rel="noreferrer" class={buttonClass('bare', 'medium')}>
            <EyeIcon size={16} />
            Open as your client sees it
          </a>
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
        <div class="flex flex-col gap-1">
          <p class="text-15">
            {form.personName.trim()} gets the link by mail at <span class="font-medium">{form.email.trim()}</span>.
          </p>
          <MailState state={person?.mail?.state ?? 'waiting'} />
        </div>
        <LinkCard url={made.url} name={form.personName.trim()} />
      </div>
    </Dialog>
  );
}
