import { useId, useState } from 'react';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { Notice } from '@/components/notice';
import { useToasts } from '@/components/toasts';
import { ApiError, sentenceFor } from '@/lib/api';
import type { FollowUpActions } from '../actions';
import type { FollowUp } from '../model';
import { faultsOf, formOf, type WishForm, wishOf } from '../wish-form';
import { FollowUpForm } from './follow-up-form';
import { HistoryList } from './history-list';

interface FollowUpDialogProps {
  readonly row: FollowUp;
  readonly actions: FollowUpActions;
  readonly onClose: () => void;
}

/** Everything about one follow-up: say it anew, skip it this time, delete it, and what was done of it. */
export function FollowUpDialog({ row, actions, onClose }: FollowUpDialogProps) {
  const formId = useId();
  const [form, setForm] = useState<WishForm>(() => formOf(row));
  const [isTried, setIsTried] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<ApiError | null>(null);
  const { say } = useToasts();
  const save = async () => {
    setIsTried(true);
    if (Object.keys(faultsOf(form)).length > 0 || isBusy) return;
    setIsBusy(true);
    try {
      await actions.change(row, wishOf(form, row));
      say('Saved.');
      onClose();
    } catch (thrown) {
      setRefusal(thrown instanceof ApiError ? thrown : new ApiError('internal', sentenceFor(thrown), 0));
      setIsBusy(false);
    }
  };
  const leaving = (act: () => void) => () => {
    act();
    onClose();
  };
  return (
    <Dialog
      title="Follow-up"
      onClose={onClose}
      actions={
        <>
          <Button look="danger" class="mr-auto" onPress={leaving(() => actions.remove(row))}>
            Delete
          </Button>
          {row.recurrence && (
            <Button look="bare" onPress={leaving(() => actions.finish(row, true))}>
              Skip this time
            </Button>
          )}
          <Button look="primary" isBusy={isBusy} onPress={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <div class="flex flex-col gap-6">
        <FollowUpForm
          id={formId}
          form={form}
          isTried={isTried}
          objections={refusal?.fields ?? {}}
          onChange={(patch) => {
            setForm({ ...form, ...patch });
            setRefusal(null);
          }}
          onSubmit={() => void save()}
        />
        {refusal && (
          <Notice tone="stop" isUrgent>
            {refusal.message}
          </Notice>
        )}
        {row.lastDone && <HistoryList row={row} />}
      </div>
    </Dialog>
  );
}
