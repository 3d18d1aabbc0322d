import type { ComponentChildren } from 'preact';
import type { SavedForm } from '@/lib/saved-form';
import { useUnsavedGuard } from '@/lib/unsaved-guard';
import { Button } from './button';
import { Dialog } from './dialog';
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
  const guard = useUnsavedGuard(form.isDirty);
  return (
    <form
      noValidate
      aria-label={label}
      class="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (form.isDirty && !form.isBusy) void form.save();
      }}
    >
      <div class="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <div class="flex min-w-0 flex-col gap-6">{children}</div>
        {aside && <div class="flex min-w-0 flex-col gap-6 xl:sticky xl:top-8">{aside}</div>}
      </div>
      {form.sentence && (
        <Notice tone="stop" isUrgent>
          {form.sentence}
        </Notice>
      )}
      <SaveBar isDirty={form.isDirty} isBusy={form.isBusy} onPutBack={form.putBack} />
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
