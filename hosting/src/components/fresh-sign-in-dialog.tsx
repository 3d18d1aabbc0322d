import { useState } from 'react';
import { sentenceFor } from '@/lib/api';
import { askToSignInAgain, useFreshSignIn } from '@/lib/fresh-sign-in';
import { Button } from './button';
import { Dialog } from './dialog';
import { Lamp } from './lamp';
import { Notice } from './notice';

interface FreshSignInDialogProps {
  readonly email: string;
  /** The freelancer signed in just now, here or in another tab. */
  readonly onFresh: () => void;
  readonly onClose: () => void;
}

/** Asks for one more sign-in before money may go elsewhere, waits for it, and goes on by itself. */
export function FreshSignInDialog({ email, onFresh, onClose }: FreshSignInDialogProps) {
  const [isSent, setIsSent] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);
  useFreshSignIn(onFresh);
  const send = async () => {
    setIsBusy(true);
    setSentence(null);
    try {
      await askToSignInAgain(email);
      setIsSent(true);
    } catch (thrown) {
      setSentence(sentenceFor(thrown));
    }
    setIsBusy(false);
  };
  return (
    <Dialog
      title="Sign in once more"
      onClose={onClose}
      actions={
        <>
          <Button look="bare" onPress={onClose}>
            Not now
          </Button>
          <Button look={isSent ? 'quiet' : 'primary'} isBusy={isBusy} onPress={() => void send()}>
            {isSent ? 'Send again' : 'Mail me a link'}
          </Button>
        </>
      }
    >
      <div class="flex flex-col gap-4 text-15 text-pretty">
        <p>
          This changes where money goes, so we make sure that it is you and not somebody at your unlocked computer. We
          mail a sign-in link to <strong class="font-semibold">{email}</strong>.
        </p>
        {isSent && (
          <p role="status" class="flex flex-col gap-2">
            <Lamp tone="info" word="Waiting for your sign-in" />
            <span class="text-soft">
              Open the link in this browser and press Sign in. This page notices, and goes on with what you entered.
            </span>
          </p>
        )}
        {sentence && (
          <Notice tone="stop" isUrgent>
            {sentence}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
