import type { ComponentChildren } from 'preact';
import { flushSync } from 'preact/compat';
import { useRef, useState } from 'react';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { Notice } from '@/components/notice';
import { useFirstFocus } from '@/components/use-first-focus';
import { ApiError, sentenceFor } from '@/lib/api';

export type FieldProblems = Readonly<Record<string, string>>;

interface FormDialogProps {
  readonly title: string;
  readonly word: string;
  readonly look?: 'primary' | 'danger';
  readonly size?: 'small' | 'wide';
  readonly keepWord?: string;
  /** What keeps the form from being sent; read when the button is pressed. */
  readonly problems?: FieldProblems;
  readonly onSubmit: () => Promise<void>;
  readonly onClose: () => void;
  /** The fields, given what to say at each: nothing before the button was pressed once. */
  readonly children: (problems: FieldProblems) => ComponentChildren;
}

/** A form in a dialog: it says what is wrong at the field, shows that it is sending, and stays open when it fails. */
export function FormDialog({ problems = {}, onSubmit, onClose, ...props }: FormDialogProps) {
  const [isAsked, setIsAsked] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);
  const [refusals, setRefusals] = useState<FieldProblems>({});
  const form = useRef<HTMLFormElement>(null);
  useFirstFocus(form, 'input:not([disabled]), textarea, select');
  const submit = async () => {
    // Drawn at once, so that the first gap can take the focus.
    flushSync(() => {
      setIsAsked(true);
      setSentence(null);
      setRefusals({});
    });
    if (Object.keys(problems).length > 0) {
      focusFirst(form.current);
      return;
    }
    setIsBusy(true);
    try {
      await onSubmit();
      onClose();
    } catch (thrown) {
      flushSync(() => {
        setIsBusy(false);
        setSentence(sentenceFor(thrown));
        if (thrown instanceof ApiError) setRefusals(thrown.fields);
      });
      focusFirst(form.current);
    }
  };
  return (
    <Dialog
      title={props.title}
      size={props.size ?? 'small'}
      onClose={onClose}
      actions={
        <>
          <Button look="bare" onPress={onClose}>
            {props.keepWord ?? 'Cancel'}
          </Button>
          <Button look={props.look ?? 'primary'} isBusy={isBusy} onPress={() => void submit()}>
            {props.word}
          </Button>
        </>
      }
    >
      <form
        ref={form}
        noValidate
        class="flex flex-col gap-4 text-15 text-pretty"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) void submit();
        }}
        onInput={() => setRefusals({})}
      >
        {sentence && (
          <Notice tone="stop" isUrgent>
            {sentence}
          </Notice>
        )}
        {props.children({ ...refusals, ...(isAsked ? problems : {}) })}
        <button type="submit" class="hidden" tabIndex={-1} aria-hidden="true">
          {props.word}
        </button>
      </form>
    </Dialog>
  );
}

function focusFirst(form: HTMLFormElement | null): void {
  const field = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  field?.focus();
  // With the sentence below it, which focusing alone leaves outside.
  field?.parentElement?.scrollIntoView({ block: 'nearest' });
}
