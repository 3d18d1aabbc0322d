import { useEffect, useState } from 'react';
import { Button } from '@/components/button';
import { TextField } from '@/components/field';
import { Notice } from '@/components/notice';
import { sentenceFor } from '@/lib/api';
import { looksLikeAnAddress } from '@/lib/mail-address';
import { askForLink } from '../actions';
import { RESEND_AFTER_SECONDS } from '../model';

interface AskForLinkProps {
  readonly onAsked: (email: string) => void;
}

/** The address a magic link is wanted for. */
export function AskForLink({ onAsked }: AskForLinkProps) {
  const [email, setEmail] = useState('');
  const [error, setError] = useState<string | undefined>();
  const [isBusy, setIsBusy] = useState(false);
  const ask = async () => {
    if (!looksLikeAnAddress(email)) {
      setError('Write your whole mail address, like asha@example.com.');
      return;
    }
    setIsBusy(true);
    setError(undefined);
    try {
      await askForLink(email.trim());
      onAsked(email.trim());
    } catch (thrown) {
      setError(sentenceFor(thrown));
    }
    setIsBusy(false);
  };
  return (
    <form
      noValidate
      class="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <TextField
        label="Your mail address"
        type="email"
        inputMode="email"
        autoComplete="email"
        value={email}
        onText={(text) => {
          setEmail(text);
          setError(undefined);
        }}
        error={error}
        hint="We mail you a link that signs you in. There is no password."
      />
      <Button type="submit" look="primary" class="h-11" isBusy={isBusy}>
        Mail me a link
      </Button>
    </form>
  );
}

interface LookAtYourMailProps {
  readonly email: string;
  readonly onOtherAddress: () => void;
}

/** The same answer for every address: whether it may sign in is nobody else's business. */
export function LookAtYourMail({ email, onOtherAddress }: LookAtYourMailProps) {
  const [secondsLeft, setSecondsLeft] = useState(RESEND_AFTER_SECONDS);
  const [isBusy, setIsBusy] = useState(false);
  const [outcome, setOutcome] = useState<{ isGood: boolean; sentence: string } | null>(null);
  useEffect(() => {
    if (secondsLeft <= 0) return;
    const timer = setTimeout(() => setSecondsLeft(secondsLeft - 1), 1000);
    return () => clearTimeout(timer);
  }, [secondsLeft]);
  const again = async () => {
    setIsBusy(true);
    try {
      await askForLink(email);
      setOutcome({ isGood: true, sentence: 'Sent again. Use the newest mail.' });
      setSecondsLeft(RESEND_AFTER_SECONDS);
    } catch (thrown) {
      setOutcome({ isGood: false, sentence: sentenceFor(thrown) });
    }
    setIsBusy(false);
  };
  return (
    <div class="flex flex-col gap-6">
      <p class="text-15 text-soft">
        If <strong class="font-semibold text-ink">{email}</strong> may sign in here, a link is on its way. It works
        once, for one hour. If it isn’t there in a minute, look among the spam.
      </p>
      {outcome && (
        <Notice tone={outcome.isGood ? 'go' : 'stop'} isUrgent={!outcome.isGood}>
          {outcome.sentence}
        </Notice>
      )}
      <div class="flex flex-wrap gap-2">
        <Button
          onPress={() => void again()}
          isBusy={isBusy}
          isDisabled={secondsLeft > 0}
          reason="The mail may still be on its way."
        >
          {secondsLeft > 0 ? <span class="tabular-nums">Send again in {secondsLeft} s</span> : 'Send again'}
        </Button>
        <Button look="bare" onPress={onOtherAddress}>
          Use another address
        </Button>
      </div>
    </div>
  );
}
