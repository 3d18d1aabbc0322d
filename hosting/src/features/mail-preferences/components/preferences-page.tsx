import { useCallback, useEffect, useState } from 'react';
import { Button } from '@/components/button';
import { Lamp } from '@/components/lamp';
import { Notice } from '@/components/notice';
import { NoticePage } from '@/components/notice-page';
import { QuietHoursField } from '@/components/quiet-hours-field';
import { Skeleton } from '@/components/skeleton';
import type { MailPreferences, QuietHoursBody } from '@/contract';
import { ApiError, sentenceFor } from '@/lib/api';
import { readPreferences, savePreferences } from '../actions';
import { sayDone, sayState } from '../words';

type State =
  | { readonly kind: 'opening' }
  | { readonly kind: 'dead' }
  | { readonly kind: 'unreachable'; readonly sentence: string }
  | { readonly kind: 'open'; readonly preferences: MailPreferences };

/** Fewer mails about messages, by the link in such a mail. Opening the page changes nothing: mail programs open links too. */
export function PreferencesPage({ token }: { readonly token: string | null }) {
  const [state, setState] = useState<State>(token ? { kind: 'opening' } : { kind: 'dead' });
  const read = useCallback(() => {
    if (!token) return;
    setState({ kind: 'opening' });
    readPreferences(token).then(
      (preferences) => setState({ kind: 'open', preferences }),
      (error: unknown) =>
        setState(isDead(error) ? { kind: 'dead' } : { kind: 'unreachable', sentence: sentenceFor(error) }),
    );
  }, [token]);
  useEffect(read, [read]);
  switch (state.kind) {
    case 'opening':
      return <Opening />;
    case 'dead':
      return <Dead />;
    case 'unreachable':
      return (
        <NoticePage title="Your mail settings cannot be reached">
          <p class="text-soft">{state.sentence} Your link is fine, and nothing has changed.</p>
          <p>
            <Button look="primary" onPress={read}>
              Try again
            </Button>
          </p>
        </NoticePage>
      );
    case 'open':
      return <Preferences token={token ?? ''} first={state.preferences} onDead={() => setState({ kind: 'dead' })} />;
  }
}

function isDead(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 404 || error.status === 400);
}

interface PreferencesProps {
  readonly token: string;
  readonly first: MailPreferences;
  readonly onDead: () => void;
}

type Doing = 'mute' | 'unmute' | 'hours';

function Preferences({ token, first, onDead }: PreferencesProps) {
  const [kept, setKept] = useState(first);
  const [quiet, setQuiet] = useState<QuietHoursBody>(first.quiet);
  const [doing, setDoing] = useState<Doing | null>(null);
  const [done, setDone] = useState('');
  const [fault, setFault] = useState('');
  const save = async (kind: Doing, isMuted: boolean, hours: QuietHoursBody | null) => {
    setDoing(kind);
    setFault('');
    setDone('');
    try {
      const after = await savePreferences({ token, isMuted, quiet: hours });
      setKept(after);
      setDone(sayDone(kind, after));
    } catch (error) {
      if (isDead(error)) onDead();
      setFault(`${sentenceFor(error)} Nothing has changed.`);
    }
    setDoing(null);
  };
  const areHoursNew = quiet.fromHour !== kept.quiet.fromHour || quiet.untilHour !== kept.quiet.untilHour;
  return (
    <NoticePage title={`Mails about ${kept.title}`}>
      <Lamp tone={kept.isMuted ? 'idle' : 'go'} word={kept.isMuted ? 'Muted' : 'Mails come'} />
      <p class="text-soft">{sayState(kept)}</p>
      {kept.isMuted ? (
        <Button
          look="primary"
          class="h-11 self-start"
          isBusy={doing === 'unmute'}
          onPress={() => void save('unmute', false, null)}
        >
          Let the mails come again
        </Button>
      ) : (
        <Button
          look="primary"
          class="h-11 self-start"
          isBusy={doing === 'mute'}
          onPress={() => void save('mute', true, null)}
        >
          Mute these mails
        </Button>
      )}
      <div role="status" class="text-15 empty:hidden">
        {done}
      </div>
      {fault && (
        <Notice tone="stop" isUrgent>
          {fault}
        </Notice>
      )}
      {!kept.isMuted && (
        <div class="flex flex-col gap-4 border-t border-line pt-6">
          <QuietHoursField quiet={quiet} onChange={setQuiet} where={`where you are (${zoneWords(kept.timeZone)})`} />
          {kept.isOwner && <p class="text-13 text-faint">Your quiet hours are the same for all your rooms.</p>}
          <Button
            class="h-11 self-start"
            isBusy={doing === 'hours'}
            isDisabled={!areHoursNew}
            reason="These are your quiet hours already."
            onPress={() => void save('hours', kept.isMuted, quiet)}
          >
            Save quiet hours
          </Button>
        </div>
      )}
    </NoticePage>
  );
}

function zoneWords(timeZone: string): string {
  return timeZone.replaceAll('_', ' ');
}

/** The same page for a wrong link and one that is too old: a guess must learn nothing. */
function Dead() {
  return (
    <NoticePage title="This link does not work any more">
      <p class="text-soft">
        It may be old, or not be whole. The newest mail about messages has one that works: open that mail, and use the
        link at its end.
      </p>
    </NoticePage>
  );
}

function Opening() {
  return (
    <main aria-busy="true" class="mx-auto flex min-h-dvh max-w-[480px] flex-col justify-center gap-4 px-5 py-12">
      <span class="sr-only" role="status">
        Opening your mail settings
      </span>
      <Skeleton class="h-8 w-72" />
      <Skeleton class="h-12 w-full" />
      <Skeleton class="h-11 w-44" />
      <Skeleton class="h-32 w-full" />
    </main>
  );
}
