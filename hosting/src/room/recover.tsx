import { useState } from 'react';
import { Button } from '@/components/button';
import { TextField } from '@/components/field';
import { NoticePage } from '@/components/notice-page';
import { ApiError, callApi, sentenceFor } from '@/lib/api';
import { looksLikeAnAddress } from '@/lib/mail-address';

type State = { readonly kind: 'asking' | 'sending' | 'sent' } | { readonly kind: 'failed'; readonly sentence: string };

/** Mails every live link of an address. The answer is the same whether the address is known or not. */
export function Recover() {
  const [email, setEmail] = useState('');
  const [state, setState] = useState<State>({ kind: 'asking' });
  const send = async () => {
    if (!looksLikeAnAddress(email)) {
      setState({ kind: 'failed', sentence: 'That does not look like a mail address.' });
      return;
    }
    setState({ kind: 'sending' });
    try {
      await callApi('/api/portal/recover', { email: email.trim() });
      setState({ kind: 'sent' });
    } catch (error) {
      const field = error instanceof ApiError ? error.fields.email : undefined;
      setState({ kind: 'failed', sentence: field ?? sentenceFor(error) });
    }
  };
  if (state.kind === 'sent') {
    return (
      <NoticePage title="Look at your mail">
        <p role="status" class="text-soft">
          If {email.trim()} belongs to an open room, a mail with its link is on the way. It can take a minute; look into
          the spam folder too.
        </p>
        <p>
          <Button onPress={() => setState({ kind: 'asking' })}>Try another address</Button>
        </p>
      </NoticePage>
    );
  }
  return (
    <NoticePage title="Get your link again">
      <p class="text-soft">
        Enter the address your room was sent to. We mail you the link of every open room you have.
      </p>
      <form
        class="flex flex-col gap-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TextField
          label="Mail address"
          type="email"
          inputMode="email"
          autoComplete="email"
          value={email}
          maxLength={254}
          onText={setEmail}
          error={state.kind === 'failed' ? state.sentence : undefined}
        />
        <Button type="submit" look="primary" class="h-11" isBusy={state.kind === 'sending'}>
          Mail me my link
        </Button>
      </form>
    </NoticePage>
  );
}
