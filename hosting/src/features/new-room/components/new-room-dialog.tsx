import { flushSync } from 'preact/compat';
import { useRef, useState } from 'react';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { SelectField, TextField } from '@/components/field';
import { Notice } from '@/components/notice';
import { useFirstFocus } from '@/components/use-first-focus';
import { LIMITS } from '@/contract';
import { ApiError, newIdempotencyKey, sentenceFor } from '@/lib/api';
import { currencyOptions } from '@/lib/currencies';
import { useOwner } from '@/lib/owner';
import { type MadeRoom, makeRoom } from '../actions';
import { objectionsOf, problemsOf, type RoomForm, type RoomProblems } from '../model';
import { RoomReady } from './room-ready';

interface NewRoomDialogProps {
  /** A client there is already; without one the room comes with a new client. */
  readonly client?: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

/** From five answers to a room with a link. */
export function NewRoomDialog({ client, onClose }: NewRoomDialogProps) {
  const { profile } = useOwner();
  const [made, setMade] = useState<MadeRoom | null>(null);
  const [form, setForm] = useState<RoomForm>({
    clientName: client?.name ?? '',
    personName: '',
    email: '',
    title: '',
    currency: profile.currency,
  });
  if (made) return <RoomReady made={made} form={form} onClose={onClose} />;
  return (
    <RoomQuestions {...(client ? { client } : {})} form={form} onForm={setForm} onMade={setMade} onClose={onClose} />
  );
}

interface RoomQuestionsProps extends NewRoomDialogProps {
  readonly form: RoomForm;
  readonly onForm: (form: RoomForm) => void;
  readonly onMade: (made: MadeRoom) => void;
}

function RoomQuestions({ client, form, onForm, onMade, onClose }: RoomQuestionsProps) {
  const { businessName } = useOwner().profile;
  const [problems, setProblems] = useState<RoomProblems>({});
  const [sentence, setSentence] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  // One key for one set of answers: pressing again after a lost answer finds the room, not a second one.
  const attempt = useRef<{ answers: string; key: string } | null>(null);
  const formRef = useRef<HTMLFormElement>(null);
  useFirstFocus(formRef);
  const change = (field: keyof RoomForm) => (text: string) => {
    onForm({ ...form, [field]: text });
    setProblems(({ [field]: _, ...others }) => others);
  };
  const submit = async () => {
    const found = problemsOf(form);
    flushSync(() => {
      setProblems(found);
      setSentence(null);
    });
    if (Object.keys(found).length > 0) {
      formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    const room = {
      client: { clientId: client?.id ?? null, name: form.clientName.trim() },
      person: { name: form.personName.trim(), email: form.email.trim() },
      title: form.title.trim(),
      currency: form.currency,
    };
    const answers = JSON.stringify(room);
    if (attempt.current?.answers !== answers) attempt.current = { answers, key: newIdempotencyKey() };
    setIsBusy(true);
    try {
      onMade(await makeRoom(room, attempt.current.key));
    } catch (thrown) {
      if (thrown instanceof ApiError) setProblems(objectionsOf(thrown.fields));
      setSentence(sentenceFor(thrown));
      setIsBusy(false);
    }
  };
  return (
    <Dialog
      title={client ? `New room for ${client.name}` : 'New room'}
      onClose={onClose}
      actions={
        <>
          <Button look="bare" onPress={onClose}>
            Cancel
          </Button>
          <Button look="primary" isBusy={isBusy} onPress={() => void submit()}>
            Open the room
          </Button>
        </>
      }
    >
      <form
        ref={formRef}
        noValidate
        class="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) void submit();
        }}
      >
        {sentence && (
          <Notice tone="stop" isUrgent>
            {sentence}
          </Notice>
        )}
        <TextField
          label="Project"
          placeholder="Brand and site"
          value={form.title}
          onText={change('title')}
          maxLength={LIMITS.titleMax}
          error={problems.title}
        />
        {!client && (
          <TextField
            label="Client"
            placeholder="Monsoon Café"
            value={form.clientName}
            onText={change('clientName')}
            maxLength={LIMITS.clientNameMax}
            error={problems.clientName}
            hint="The customer, as on an invoice."
          />
        )}
        <div class="grid gap-4 sm:grid-cols-2">
          <TextField
            label="Person"
            placeholder="Priya Nair"
            autoComplete="off"
            value={form.personName}
            onText={change('personName')}
            maxLength={LIMITS.personNameMax}
            error={problems.personName}
          />
          <TextField
            label="Their mail address"
            type="email"
            inputMode="email"
            autoComplete="off"
            placeholder="priya@example.com"
            value={form.email}
            onText={change('email')}
            error={problems.email}
          />
        </div>
        <SelectField
          label="Currency"
          value={form.currency}
          options={currencyOptions(form.currency)}
          onChoose={change('currency')}
          error={problems.currency}
        />
        <p class="text-13 text-faint text-pretty">
          They get a mail with the link at once. It is from <b class="font-semibold text-soft">{businessName}</b>; your
          name is in the settings.
        </p>
        <button type="submit" class="hidden" tabIndex={-1} aria-hidden="true">
          Open the room
        </button>
      </form>
    </Dialog>
  );
}
