import { flushSync } from 'preact/compat';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '@/components/button';
import { CheckField } from '@/components/choice-field';
import { Dialog } from '@/components/dialog';
import { Notice } from '@/components/notice';
import type { Directory } from '@/domain/directory';
import { ApiError, newIdempotencyKey, sentenceFor } from '@/lib/api';
import { useToday } from '@/lib/clock';
import { useOwner } from '@/lib/owner';
import { convertLead, type MadeOfLead } from '../actions';
import { useConversion, usePlannedSteps } from '../live';
import {
  askedOf,
  type ConvertForm,
  type ConvertProblems,
  type LeadToConvert,
  objectionsOf,
  problemsOf,
} from '../model';
import { DraftPart } from './draft-part';
import { PlanPart } from './plan-part';
import { WhoPart } from './who-part';

interface ConvertQuestionsProps {
  readonly lead: LeadToConvert;
  readonly title: string;
  readonly directory: Directory;
  readonly form: ConvertForm;
  readonly onForm: (form: ConvertForm) => void;
  readonly onMade: (made: MadeOfLead) => void;
  readonly onClose: () => void;
}

/** Whose room, by which plan, with which first invoice. */
export function ConvertQuestions({ lead, title, directory, form, onForm, onMade, onClose }: ConvertQuestionsProps) {
  const { profile } = useOwner();
  const today = useToday(profile.timeZone);
  const steps = usePlannedSteps(form.plan, today);
  const [problems, setProblems] = useState<ConvertProblems>({});
  const [sentence, setSentence] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  // One key for one set of answers: pressing again after a lost answer finds the room, not a second one.
  const attempt = useRef<{ answers: string; key: string } | null>(null);
  const formRef = useRef<HTMLFormElement>(null);
  const change = (patch: Partial<ConvertForm>) => {
    onForm({ ...form, ...patch });
    setProblems((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in patch))));
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
    const asked = askedOf(form, directory.clients.get(form.clientId)?.name ?? form.clientName, {
      today,
      paymentDays: profile.paymentDays,
      rateBp: profile.tax.rateBp,
      endsOn: steps?.findLast(({ dueOn }) => dueOn !== null)?.dueOn ?? null,
    });
    const answers = JSON.stringify(asked);
    if (attempt.current?.answers !== answers) attempt.current = { answers, key: newIdempotencyKey() };
    setIsBusy(true);
    try {
      onMade(await convertLead(lead.id, asked, attempt.current.key));
    } catch (thrown) {
      if (thrown instanceof ApiError) setProblems(objectionsOf(thrown.fields));
      const isClientGone = thrown instanceof ApiError && thrown.code === 'client/not-found';
      if (isClientGone) onForm({ ...form, clientId: '' });
      setSentence(
        isClientGone ? 'This client is gone. Press again to make a new one of that name.' : sentenceFor(thrown),
      );
      setIsBusy(false);
    }
  };
  return (
    <Dialog
      title={title}
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
        class="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) void submit();
        }}
      >
        {sentence && <WhatWentWrong sentence={sentence} leadId={lead.id} onClose={onClose} />}
        <WhoPart form={form} problems={problems} clients={directory.clients} onChange={change} />
        <PlanPart form={form} rooms={directory.rooms} steps={steps} onChange={change} />
        <DraftPart form={form} problems={problems} onChange={change} />
        <CheckField
          label="Mail the link now"
          isOn={form.isMailed}
          onChange={(isMailed) => change({ isMailed })}
          hint="Otherwise you look at the room first, and can take everything back until you mail it."
        />
        <button type="submit" class="hidden" tabIndex={-1} aria-hidden="true">
          Open the room
        </button>
      </form>
    </Dialog>
  );
}

interface WhatWentWrongProps {
  readonly sentence: string;
  readonly leadId: string;
  readonly onClose: () => void;
}

/** Another tab may have been first: then the way to its room is the way on. */
function WhatWentWrong({ sentence, leadId, onClose }: WhatWentWrongProps) {
  const [, navigate] = useLocation();
  const projectId = useConversion(leadId);
  return (
    <Notice
      tone="stop"
      isUrgent
      action={
        projectId && (
          <Button
            size="small"
            onPress={() => {
              navigate(`/desk/rooms/${projectId}`);
              onClose();
            }}
          >
            Go to its room
          </Button>
        )
      }
    >
      {sentence}
    </Notice>
  );
}
