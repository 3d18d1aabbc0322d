import { useEffect, useState } from 'react';
import { Button } from '@/components/button';
import { Notice } from '@/components/notice';
import { ApiError, sentenceFor } from '@/lib/api';
import { usePageTitle } from '@/lib/page-title';
import { redeem } from '../actions';
import { tokenIn } from '../model';
import { AskForLink, LookAtYourMail } from './ask-for-link';
import { Door } from './door';

interface SignInPageProps {
  readonly onSignedIn: () => void;
}

/** Ask for a link, or use the one in the address. Opening the page uses nothing up: only the button does. */
export function SignInPage({ onSignedIn }: SignInPageProps) {
  const [token, setToken] = useState(() => tokenIn(window.location.hash));
  const [isSpent, setIsSpent] = useState(false);
  const [asked, setAsked] = useState<string | null>(null);
  usePageTitle('Sign in');
  // A link opened in a tab that is here already changes only the fragment: no page is loaded, so notice it by oneself.
  useEffect(() => {
    const follow = () => setToken((before) => tokenIn(window.location.hash) ?? before);
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  if (token !== null) {
    return (
      <UseLink
        key={token}
        token={token}
        onSignedIn={onSignedIn}
        onSpent={() => {
          setToken(null);
          setIsSpent(true);
        }}
      />
    );
  }
  if (asked !== null) {
    return (
      <Door title="Look at your mail">
        <LookAtYourMail email={asked} onOtherAddress={() => setAsked(null)} />
      </Door>
    );
  }
  return (
    <Door title={isSpent ? 'Ask for a new link' : 'Sign in to your desk'}>
      {isSpent && (
        <Notice tone="warn" isUrgent>
          This link doesn’t work any more. Each one works once, for one hour. Ask for a new one here.
        </Notice>
      )}
      <AskForLink onAsked={setAsked} />
    </Door>
  );
}

interface UseLinkProps extends SignInPageProps {
  readonly token: string;
  readonly onSpent: () => void;
}

function UseLink({ token, onSignedIn, onSpent }: UseLinkProps) {
  const [isBusy, setIsBusy] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);
  const use = async () => {
    setIsBusy(true);
    setSentence(null);
    try {
      await redeem(token);
      forgetToken();
      onSignedIn();
    } catch (thrown) {
      setIsBusy(false);
      if (thrown instanceof ApiError && ['sign-in/expired', 'request/invalid'].includes(thrown.code)) {
        forgetToken();
        onSpent();
        return;
      }
      setSentence(sentenceFor(thrown));
    }
  };
  return (
    <Door title="One press and you’re in">
      <p class="text-15 text-soft">
        This link signs you in on this device. It works once, so that nobody can use the mail again.
      </p>
      {sentence && (
        <Notice tone="stop" isUrgent>
          {sentence}
        </Notice>
      )}
      <Button look="primary" class="h-11" isBusy={isBusy} onPress={() => void use()}>
        Sign in
      </Button>
    </Door>
  );
}

/** The token must not stay in the address, where a screenshot or the history would keep it. */
function forgetToken(): void {
  window.history.replaceState(null, '', window.location.pathname);
}
