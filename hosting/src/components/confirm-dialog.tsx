import type { ComponentChildren } from 'preact';
import { useState } from 'react';
import { sentenceFor } from '@/lib/api';
import { Button } from './button';
import { Dialog } from './dialog';
import { Notice } from './notice';

interface ConfirmDialogProps {
  readonly title: string;
  /** Exactly what will happen. */
  readonly children: ComponentChildren;
  readonly word: string;
  readonly look?: 'primary' | 'danger';
  readonly keepWord?: string;
  readonly onConfirm: () => Promise<void>;
  readonly onClose: () => void;
}

/** Asks before what cannot be undone; stays open, with the reason, when it fails. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const [isBusy, setIsBusy] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);
  const confirm = async () => {
    setIsBusy(true);
    setSentence(null);
    try {
      await props.onConfirm();
      props.onClose();
    } catch (thrown) {
      setSentence(sentenceFor(thrown));
      setIsBusy(false);
    }
  };
  return (
    <Dialog
      title={props.title}
      onClose={props.onClose}
      actions={
        <>
          <Button look="bare" onPress={props.onClose}>
            {props.keepWord ?? 'Cancel'}
          </Button>
          <Button look={props.look ?? 'danger'} isBusy={isBusy} onPress={() => void confirm()}>
            {props.word}
          </Button>
        </>
      }
    >
      <div class="flex flex-col gap-4 text-15 text-pretty">
        {props.children}
        {sentence && (
          <Notice tone="stop" isUrgent>
            {sentence}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
