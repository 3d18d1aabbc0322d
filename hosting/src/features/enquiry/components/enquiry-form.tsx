import { flushSync } from 'preact/compat';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/button';
import { TextAreaField, TextField } from '@/components/field';
import { focusFirstFault } from '@/components/first-fault';
import { Notice } from '@/components/notice';
import { ApiError, sentenceFor } from '@/lib/api';
import { useAttemptKey } from '@/lib/attempt-key';
import type { Faults } from '@/lib/saved-form';
import {
  BLANK,
  type EnquiryPage,
  type EnquiryForm as Form,
  faultsOf,
  keepDraft,
  keptDraft,
  LONGEST,
  objectionsOf,
  requestOf,
  sendEnquiry,
} from '../page';

interface EnquiryFormProps {
  readonly slug: string;
  readonly page: EnquiryPage;
  /** When the page was first seen, by `performance.now()`. */
  readonly since: number;
}

/** Everything a freelancer wants to know before they answer. */
export function EnquiryForm({ slug, page, since }: EnquiryFormProps) {
  const [form, setForm] = useState<Form>(() => keptDraft(slug));
  const [faults, setFaults] = useState<Faults>({});
  const [sentence, setSentence] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [isSent, setIsSent] = useState(false);
  const keyFor = useAttemptKey();
  const ref = useRef<HTMLFormElement>(null);
  const put = (field: keyof Form) => (text: string) => {
    const next = { ...form, [field]: text };
    setForm(next);
    keepDraft(slug, next);
    setFaults(({ [field]: _, ...others }) => others);
  };
  const at = (field: keyof typeof LONGEST) => ({
    value: form[field],
    onText: put(field),
    maxLength: LONGEST[field],
    error: faults[field],
  });
  const object = (found: Faults) => {
    flushSync(() => setFaults(found));
    focusFirstFault(ref.current);
  };
  const submit = async () => {
    setSentence(null);
    const found = faultsOf(form);
    if (Object.keys(found).length > 0) return object(found);
    setIsBusy(true);
    try {
      await sendEnquiry({ ...requestOf(form), slug, idempotencyKey: keyFor(form) }, since);
      keepDraft(slug, null);
      setIsSent(true);
    } catch (thrown) {
      setSentence(whatNow(thrown));
      if (thrown instanceof ApiError) object(objectionsOf(thrown.fields));
    }
    setIsBusy(false);
  };
  const startAgain = () => {
    setForm(BLANK);
    setIsSent(false);
  };
  if (isSent) return <Sent name={page.ownerName} onAgain={startAgain} />;
  return (
    <form
      ref={ref}
      noValidate
      aria-label="Your enquiry"
      class="flex flex-col gap-5 rounded-panel border border-line bg-panel p-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void submit();
      }}
    >
      <div class="grid gap-5 sm:grid-cols-2">
        <TextField label="Your name" autoComplete="name" {...at('name')} />
        <TextField label="Your mail address" type="email" inputMode="email" autoComplete="email" {...at('email')} />
        <TextField label="Company (optional)" autoComplete="organization" {...at('company')} />
        <TextField label="Phone (optional)" autoComplete="tel" {...at('phone')} />
      </div>
      <TextField label="What is it about?" placeholder="A new website" {...at('title')} />
      <TextAreaField label="What do you need?" rows={5} {...at('need')} />
      {(page.asksBudget || page.asksTimeline) && (
        <div class="grid gap-5 sm:grid-cols-2">
          {page.asksBudget && (
            <TextField label="Your budget, if you know it" placeholder={`In ${page.currency}`} {...at('budget')} />
          )}
          {page.asksTimeline && (
            <TextField label="When do you need it? (optional)" placeholder="By the end of March" {...at('timeline')} />
          )}
        </div>
      )}
      <TextField label="How did you hear of me? (optional)" {...at('found')} />
      <Unseen value={form.website} onText={put('website')} />
      {sentence && (
        <Notice tone="stop" isUrgent>
          {sentence}
        </Notice>
      )}
      <div class="flex flex-wrap items-center justify-between gap-3">
        <p class="min-w-0 flex-1 basis-56 text-13 text-pretty text-faint">
          Only {page.ownerName} reads this, to answer you.
        </p>
        <Button look="primary" type="submit" isBusy={isBusy}>
          {isBusy ? 'Sending' : 'Send'}
        </Button>
      </div>
    </form>
  );
}

/** Programs fill in whatever there is; people neither see nor reach this. */
function Unseen({ value, onText }: { readonly value: string; readonly onText: (text: string) => void }) {
  return (
    <div aria-hidden="true" class="absolute -left-[9999px] size-px overflow-hidden">
      <label>
        Website
        <input
          type="text"
          name="website"
          tabIndex={-1}
          autoComplete="off"
          value={value}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      </label>
    </div>
  );
}

function whatNow(thrown: unknown): string {
  const code = thrown instanceof ApiError ? thrown.code : '';
  if (code === 'rate/limited')
    return 'Too many enquiries came at once, so this one was not sent. What you wrote stays here: try again in an hour.';
  if (code === 'not-found')
    return 'This page takes no enquiries any more, so yours was not sent. What you wrote stays here for you to copy.';
  return `${sentenceFor(thrown)} What you wrote stays here.`;
}

function Sent({ name, onAgain }: { readonly name: string; readonly onAgain: () => void }) {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return (
    <section class="flex flex-col items-start gap-3 rounded-panel border border-line bg-panel p-5">
      <h2 ref={ref} tabIndex={-1} class="text-17 font-semibold outline-none">
        Thank you. It is on its way.
      </h2>
      <p class="text-15 text-soft">{name} has your enquiry and answers by mail.</p>
      <Button onPress={onAgain}>Write another one</Button>
    </section>
  );
}
