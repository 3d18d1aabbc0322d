import { useState } from 'react';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { TextAreaField } from '@/components/field';
import { LIMITS, type Verdict } from '@/contract';
import { ApiError, OFFLINE } from '@/lib/api';
import { isBlank } from '@/lib/blank';
import { useRoomSession } from '../context';
import type { Deliverable } from '../work';
import { useDecide } from '../work-actions';

interface AnswerDialogProps {
  readonly deliverable: Deliverable;
  readonly verdict: Verdict;
  readonly onClose: () => void;
}

/** The client's word on a version: it stays, with name and time. */
export function AnswerDialog({ deliverable, verdict, onClose }: AnswerDialogProps) {
  const { myName } = useRoomSession();
  const decide = useDecide();
  const [note, setNote] = useState('');
  const isApproval = verdict === 'approved';
  const { title, version } = deliverable;
  const confirm = async () => {
    if (!navigator.onLine) throw new ApiError('offline', OFFLINE, 0);
    if (!isApproval && isBlank(note)) throw new ApiError('empty', 'Say what should change.', 400);
    await decide(deliverable, verdict, note);
  };
  return (
    <ConfirmDialog
      title={isApproval ? `Approve ${title}?` : `Ask for changes of ${title}`}
      look="primary"
      word={isApproval ? `Approve version ${version}` : 'Send'}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>
        {isApproval
          ? `You approve version ${version} as ${myName}. It is kept with your name and the time, and cannot be taken back.`
          : `What you write stands beside version ${version}, with your name, until there is a new one.`}
      </p>
      <TextAreaField
        label={isApproval ? 'A word with it, if you like' : 'What should change?'}
        value={note}
        rows={isApproval ? 2 : 4}
        maxLength={LIMITS.decisionNoteMax}
        onText={setNote}
      />
    </ConfirmDialog>
  );
}
