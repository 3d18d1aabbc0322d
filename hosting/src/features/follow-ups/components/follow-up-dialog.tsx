import { useState } from 'react';
import { Button } from '@/components/button';
import { FormDialog } from '@/components/form-dialog';
import { useToasts } from '@/components/toasts';
import type { FollowUpActions } from '../actions';
import type { FollowUp } from '../model';
import { faultsOf, formOf, type WishForm, wishOf } from '../wish-form';
import { FollowUpFields } from './follow-up-fields';
import { HistoryList } from './history-list';

interface FollowUpDialogProps {
  readonly row: FollowUp;
  readonly actions: FollowUpActions;
  readonly onClose: () => void;
}

/** Everything about one follow-up: say it anew, skip it this time, delete it, and what was done of it. */
export function FollowUpDialog({ row, actions, onClose }: FollowUpDialogProps) {
  const [form, setForm] = useState<WishForm>(() => formOf(row));
  const { say } = useToasts();
  const leaving = (act: () => void) => () => {
    act();
    onClose();
  };
  return (
    <FormDialog
      title="Follow-up"
      word="Save"
      others={
        <>
          <Button look="danger" class="mr-auto" onPress={leaving(() => actions.remove(row))}>
            Delete
          </Button>
          {row.recurrence && (
            <Button look="bare" onPress={leaving(() => actions.finish(row, true))}>
              Skip this time
            </Button>
          )}
        </>
      }
      faults={faultsOf(form)}
      onSubmit={async () => {
        await actions.change(row, wishOf(form, row));
        say('Saved.');
        onClose();
      }}
      onClose={onClose}
    >
      {(said) => (
        <>
          <FollowUpFields form={form} said={said} onChange={(patch) => setForm({ ...form, ...patch })} />
          {row.lastDone && <HistoryList row={row} />}
        </>
      )}
    </FormDialog>
  );
}
