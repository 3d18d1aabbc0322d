import type { ComponentChildren } from 'preact';
import { flushSync } from 'preact/compat';
import { useRef, useState } from 'react';
import { ApiError, sentenceFor } from '@/lib/api';
import type { Faults } from '@/lib/saved-form';
import { Button } from './button';
import { Dialog } from './dialog';
import { focusFirstFault } from './first-fault';
import { Notice } from './notice';
import { useFirstFocus } from './use-first-focus';

interface FormDialogProps {
  readonly title: string;
  readonly word: string;
  readonly look?: 'primary' | 'danger';
  readonly size?: 'small' | 'wide';
  readonly keepWord?: string;
  /** Buttons in the place of the one that keeps things as they are. */
  readonly others?: ComponentChildren;
  /** Why it cannot be sent yet, whatever is filled in. */
  readonly reason?: string | undefined;
  /** What keeps the form from being sent; read when the button is pressed. */
  readonly faults?: Faults;
  /** Does it and closes the dialog, or throws why it did not. */
  readonly onSubmit: () => Promise<void> | void;
  /** What else there is to do after a refusal. */
  readonly wayOut?: ComponentChildren;
  readonly onClose: () => void;
  /** The fields, given what to say at each: nothing before the button was pressed once. */
  readonly children: (said: Faults) => ComponentChildren;
}

/** A form in a dialog: it says what is wrong at the field, shows that it is sending, and stays open when it fails. */
export function FormDialog({ faults = {}, onSubmit, onClose, ...props }: FormDialogProps) {
  const [isAsked, setIsAsked] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);
  const [refusals, setRefusals] = useState<Faults>({});
  const form = useRef<HTMLFormElement>(null);
  useFirstFocus(form, 'input:not([disabled]), textarea, select');
  const submit = async () => {
    // Drawn at once, so that the first gap can take the focus.
    flushSync(() => {
      setIsAsked(true);
      setSentence(null);
      setRefusals({});
    });
    if (Object.keys(faults).length > 0) {
      focusFirstFault(form.current);
      return;
    }
    setIsBusy(true);
    try {
      await onSubmit();
    } catch (thrown) {
      flushSync(() => {
        setSentence(sentenceFor(thrown));
        if (thrown instanceof ApiError) setRefusals(thrown.fields);
      });
      focusFirstFault(form.current);
    }
    setIsBusy(false);
  };
  return (
    <Dialog
      title={props.title}
      size={props.size ?? 'small'}
      onClose={onClose}
      actions={
        <>
          {props.others ?? (
            <Button look="bare" onPress={onClose}>
              {props.keepWord ?? 'Cancel'}
            </Button>
          )}
          <Button
            look={props.look ?? 'primary'}
            isBusy={isBusy}
            isDisabled={props.reason !== undefined}
            reason={props.reason}
            onPress={() => void submit()}
          >
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
          if (!isBusy && props.reason === undefined) void submit();
        }}
        onInput={(event) => isTyped(event.target) && setRefusals({})}
        onChange={() => setRefusals({})}
      >
        {sentence && (
          <Notice tone="stop" isUrgent action={props.wayOut}>
            {sentence}
          </Notice>
        )}
        {props.children({ ...refusals, ...(isAsked ? faults : {}) })}
        {/* Enter sends the form, though its button stands outside it. */}
        <button type="submit" class="hidden" tabIndex={-1} aria-hidden="true">
          {props.word}
        </button>
      </form>
    </Dialog>
  );
}

/** A box or a list is changed by the event that comes next: drawn in between, it would jump back. */
function isTyped(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('textarea, input:not([type="checkbox"], [type="radio"])');
}
