import { useRef, useState } from 'react';
import { Button, IconButton } from '@/components/button';
import { SelectField, TextAreaField, TextField } from '@/components/field';
import { FormDialog } from '@/components/form-dialog';
import { PlusIcon, TrashIcon, UploadIcon } from '@/components/icons';
import { LIMITS } from '@/contract';
import { ApiError, OFFLINE } from '@/lib/api';
import { useRoomSession } from '../context';
import { ACCEPT } from '../files';
import type { Milestone, RoomFile } from '../model';
import { useOwnersActions } from '../owners-actions';
import { lastPosition } from '../plan';
import { useUploadActions, useUploads } from '../uploads';
import type { Deliverable } from '../work';

type Place = readonly (readonly [string, string])[];

function placesOf(milestones: readonly Milestone[]): Place {
  return [['', 'The whole project'], ...milestones.map(({ id, title }) => [id, title] as const)];
}

interface AddDeliverableProps {
  readonly deliverables: readonly Deliverable[];
  readonly milestones: readonly Milestone[];
}

export function AddDeliverable({ deliverables, milestones }: AddDeliverableProps) {
  const actions = useOwnersActions();
  const [title, setTitle] = useState('');
  const [milestoneId, setMilestoneId] = useState('');
  const isFull = deliverables.length >= LIMITS.deliverablesMax;
  const add = () => {
    if (title.trim() === '' || isFull) return;
    const position = lastPosition(deliverables) + 1;
    actions.addDeliverable({ position, title: title.trim(), milestoneId: milestoneId || null });
    setTitle('');
  };
  return (
    <form
      class="flex flex-wrap gap-2 border-t border-line p-3 first:border-t-0"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <input
        class="h-10 min-w-0 flex-1 basis-40 rounded-control border border-line bg-raised px-3 hover:border-faint"
        aria-label="New deliverable"
        placeholder="New deliverable"
        maxLength={LIMITS.titleMax}
        value={title}
        onInput={(event) => setTitle(event.currentTarget.value)}
      />
      {milestones.length > 0 && (
        <select
          class="h-10 max-w-44 rounded-control border border-line bg-raised px-2 text-13 text-soft hover:border-faint"
          aria-label="Milestone of the new deliverable"
          value={milestoneId}
          onChange={(event) => setMilestoneId(event.currentTarget.value)}
        >
          {placesOf(milestones).map(([id, word]) => (
            <option key={id} value={id}>
              {word}
            </option>
          ))}
        </select>
      )}
      <Button
        type="submit"
        isDisabled={isFull || title.trim() === ''}
        reason={isFull ? `A room has up to ${LIMITS.deliverablesMax} deliverables` : 'Give it a name first'}
      >
        <PlusIcon size={16} />
        Add
      </Button>
    </form>
  );
}

interface DeliverableMenuProps {
  readonly deliverable: Deliverable;
  readonly milestones: readonly Milestone[];
  readonly files: readonly RoomFile[];
}

export function DeliverableMenu({ deliverable, milestones, files }: DeliverableMenuProps) {
  const actions = useOwnersActions();
  const [open, setOpen] = useState<'deliver' | 'edit' | null>(null);
  const { title, version } = deliverable;
  return (
    <div class="flex flex-wrap items-center gap-2">
      <Button
        size="small"
        look={version === 0 ? 'primary' : 'quiet'}
        label={`${version === 0 ? 'Deliver' : `Deliver version ${version + 1} of`} ${title}`}
        onPress={() => setOpen('deliver')}
      >
        {version === 0 ? 'Deliver' : `Deliver version ${version + 1}`}
      </Button>
      <Button size="small" look="bare" label={`Edit ${title}`} onPress={() => setOpen('edit')}>
        Edit
      </Button>
      {version === 0 && (
        <IconButton label={`Delete ${title}`} onPress={() => actions.removeDeliverable(deliverable)}>
          <TrashIcon size={16} />
        </IconButton>
      )}
      {open === 'deliver' && <DeliverDialog deliverable={deliverable} files={files} onClose={() => setOpen(null)} />}
      {open === 'edit' && (
        <EditDialog deliverable={deliverable} milestones={milestones} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}

interface EditDialogProps {
  readonly deliverable: Deliverable;
  readonly milestones: readonly Milestone[];
  readonly onClose: () => void;
}

function EditDialog({ deliverable, milestones, onClose }: EditDialogProps) {
  const actions = useOwnersActions();
  const [title, setTitle] = useState(deliverable.title);
  const [milestoneId, setMilestoneId] = useState(deliverable.milestoneId ?? '');
  const save = () => {
    actions.changeDeliverable(deliverable.id, { title: title.trim(), milestoneId: milestoneId || null });
    onClose();
  };
  return (
    <FormDialog
      title={`Edit ${deliverable.title}`}
      word="Save"
      faults={title.trim() === '' ? { title: 'Give it a name.' } : {}}
      onSubmit={save}
      onClose={onClose}
    >
      {(said) => (
        <>
          <TextField label="Title" value={title} maxLength={LIMITS.titleMax} onText={setTitle} error={said.title} />
          <SelectField label="Part of" value={milestoneId} options={placesOf(milestones)} onChoose={setMilestoneId} />
        </>
      )}
    </FormDialog>
  );
}

interface DeliverDialogProps {
  readonly deliverable: Deliverable;
  readonly files: readonly RoomFile[];
  readonly onClose: () => void;
}

const CHOSEN_AT_MOST = 30;

/** A new version: one of the room's files, or a new one, and a word with it. */
function DeliverDialog({ deliverable, files, onClose }: DeliverDialogProps) {
  const actions = useOwnersActions();
  const ready = files
    .filter((file) => file.state === 'ready')
    .sort((a, b) => b.at - a.at)
    .slice(0, CHOSEN_AT_MOST);
  const [fileId, setFileId] = useState(ready.find((file) => file.from === 'freelancer')?.id ?? '');
  const [note, setNote] = useState('');
  const isReady = ready.some((file) => file.id === fileId);
  const next = deliverable.version + 1;
  const deliver = async () => {
    if (!navigator.onLine) throw new ApiError('offline', OFFLINE, 0);
    await actions.deliver(deliverable, fileId, note).catch(() => {
      throw new ApiError('refused', 'That was not taken. Close this, look again, and try once more.', 403);
    });
    onClose();
  };
  return (
    <FormDialog
      title={`Deliver ${deliverable.title}`}
      word={`Deliver version ${next}`}
      faults={isReady ? {} : { file: whyNotReady(fileId) }}
      onSubmit={deliver}
      onClose={onClose}
    >
      {(said) => (
        <>
          <p>Your client sees version {next} at once and is asked to approve it. A version stays as it is.</p>
          <SelectField
            label="File"
            value={isReady ? fileId : ''}
            options={[['', 'Choose a file of the room'], ...ready.map(({ id, name }) => [id, name] as const)]}
            onChoose={setFileId}
            error={said.file}
          />
          <NewFile chosenId={fileId} isReady={isReady} onChosen={setFileId} />
          <TextAreaField
            label="A word with it, if you like"
            value={note}
            rows={3}
            maxLength={LIMITS.deliveryNoteMax}
            onText={setNote}
          />
        </>
      )}
    </FormDialog>
  );
}

function whyNotReady(fileId: string): string {
  return fileId === '' ? 'Choose a file, or add one.' : 'The file is still on its way. Try again in a moment.';
}

interface NewFileProps {
  readonly chosenId: string;
  readonly isReady: boolean;
  readonly onChosen: (fileId: string) => void;
}

function NewFile({ chosenId, isReady, onChosen }: NewFileProps) {
  const { roomKey } = useRoomSession();
  const uploads = useUploadActions();
  const running = useUploads(roomKey).find((upload) => upload.id === chosenId);
  const input = useRef<HTMLInputElement>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const add = (files: readonly File[]) => {
    const { taken, refusals } = uploads.send(files.slice(0, 1));
    setRefusal(refusals[0] ?? null);
    if (taken[0]) onChosen(taken[0].id);
  };
  const isOnItsWay = chosenId !== '' && !isReady;
  return (
    <div class="flex flex-wrap items-center gap-3">
      <input
        ref={input}
        type="file"
        accept={ACCEPT}
        class="sr-only"
        tabIndex={-1}
        aria-label="File to deliver"
        onChange={(event) => {
          add([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <Button size="small" onPress={() => input.current?.click()}>
        <UploadIcon size={16} />
        Add a file
      </Button>
      <p
        role="status"
        class={`min-w-0 flex-1 text-13 ${refusal || running?.state === 'failed' ? 'text-stop' : 'text-soft'}`}
      >
        {refusal ?? running?.reason ?? (isOnItsWay ? `${running?.name ?? 'The file'} is on its way` : '')}
      </p>
    </div>
  );
}
