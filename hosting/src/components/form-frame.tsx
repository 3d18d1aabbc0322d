import type { ComponentChildren } from 'preact';
import { useRef } from 'react';
import type { SavedForm } from '@/lib/saved-form';
import { useUnsavedGuard } from '@/lib/unsaved-guard';
import { Button } from './button';
import { Dialog } from './dialog';
import { focusFirstFault } from './first-fault';
import { Notice } from './notice';
import { SaveBar } from './save-bar';

interface FormFrameProps {
  readonly form: Pick<SavedForm<object>, 'isDirty' | 'isBusy' | 'sentence' | 'save' | 'putBack'>;
  readonly label: string;
  readonly children: ComponentChildren;
  /** What stands beside the fields: what they come to. */
  readonly aside?: ComponentChildren;
}

/** A form with its save bar; it asks before unsaved changes are left behind. */
export function FormFrame({ form, label, children, aside }: FormFrameProps) {
  const ref = useRef<HTMLFormElement>(null);
  const guard = useUnsavedGuard(form.isDirty);
  const save = async () => {
    await form.save();
    // What was refused is drawn with the next frame.
    requestAnimationFrame(() => focusFirstFault(ref.current));
  };
  return (
    <form
      ref={ref}
      noValidate
      aria-label={label}
      class="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (form.isDirty && !form.isBusy) void save();
      }}
    >
      <div class={`grid items-start gap-6 ${aside ? 'xl:grid-cols-[minmax(0,1fr)_26rem]' : ''}`}>
        <div class="flex min-w-0 flex-col gap-6">{children}</div>
        {aside && <div class="flex min-w-0 flex-col gap-6 xl:sticky xl:top-8">{aside}</div>}
      </div>
      {/* In reach while there is something to save, with what stops it. */}
      <div class={`flex flex-col gap-2 ${form.isDirty ? 'sticky bottom-16 z-10 md:bottom-4' : ''}`}>
        {form.sentence && (
          <Notice tone="stop" isUrgent>
            {form.sentence}
          </Notice>
        )}
        <SaveBar isDirty={form.isDirty} isBusy={form.isBusy} onPutBack={form.putBack} />
      </div>
      {guard.wanted && (
        <Dialog
          title="Leave without saving?"
          onClose={guard.stay}
          actions={
            <>
              <Button look="primary" onPress={guard.stay}>
                Stay here
              </Button>
              <Button look="danger" onPress={guard.leave}>
                Leave
              </Button>
            </>
          }
        >
          <p class="text-15 text-pretty">What you changed here isn’t saved yet, and would be gone.</p>
        </Dialog>
      )}
    </form>
  );
}
