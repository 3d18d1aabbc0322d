import { useEffect, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { Button } from '@/components/button';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { Lamp } from '@/components/lamp';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import { ApiError, sentenceFor } from '@/lib/api';
import { useOwner } from '@/lib/owner';
import { connectStripe, disconnectStripe, refreshStripe } from '../actions';

interface StripeCardProps {
  /** Something here wants a fresh sign-in first, and then this. */
  readonly onFreshWanted: (go: () => void) => void;
}

/** The freelancer's own Stripe account: connected, half way, or not at all. */
export function StripeCard({ onFreshWanted }: StripeCardProps) {
  const { stripe } = useOwner().profile;
  const [isBusy, setIsBusy] = useState(false);
  const [isLeaving, setIsLeaving] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);
  const look = async () => {
    setIsBusy(true);
    setSentence(null);
    try {
      await refreshStripe();
    } catch (thrown) {
      setSentence(sentenceFor(thrown));
    }
    setIsBusy(false);
  };
  const isBack = useReturn(() => void look());
  const connect = async () => {
    setIsBusy(true);
    setSentence(null);
    try {
      window.location.assign(await connectStripe());
    } catch (thrown) {
      setIsBusy(false);
      if (isStale(thrown)) onFreshWanted(() => void connect());
      else setSentence(sentenceFor(thrown));
    }
  };
  const disconnect = async () => {
    try {
      await disconnectStripe();
    } catch (thrown) {
      if (!isStale(thrown)) throw thrown;
      onFreshWanted(() => void disconnect().catch((again: unknown) => setSentence(sentenceFor(again))));
    }
  };
  return (
    <Panel id="stripe" title="Cards by Stripe" aside={<Standing stripe={stripe} />}>
      <div class="flex flex-col gap-4 p-4">
        <p class="max-w-prose text-15 text-pretty text-soft">{wordsFor(stripe)}</p>
        {isBack && stripe?.chargesEnabled && <Notice tone="go">Your Stripe account is connected.</Notice>}
        {sentence && (
          <Notice tone="stop" isUrgent>
            {sentence}
          </Notice>
        )}
        <div class="flex flex-wrap gap-2">
          {!stripe?.chargesEnabled && (
            <Button look="primary" isBusy={isBusy} onPress={() => void connect()}>
              {stripe ? 'Go on at Stripe' : 'Connect Stripe'}
            </Button>
          )}
          {stripe && (
            <>
              <Button isBusy={isBusy} onPress={() => void look()}>
                Ask Stripe again
              </Button>
              <Button look="danger" onPress={() => setIsLeaving(true)}>
                Disconnect
              </Button>
            </>
          )}
        </div>
      </div>
      {isLeaving && (
        <ConfirmDialog
          title="Disconnect Stripe?"
          word="Disconnect"
          keepWord="Keep it"
          onConfirm={disconnect}
          onClose={() => setIsLeaving(false)}
        >
          <p>
            Clients can’t pay by card any more, and payment links stop working. Your account at Stripe stays as it is,
            with all its money.
          </p>
        </ConfirmDialog>
      )}
    </Panel>
  );
}

type Stripe = ReturnType<typeof useOwner>['profile']['stripe'];

function Standing({ stripe }: { readonly stripe: Stripe }) {
  if (stripe === null) return <Lamp tone="idle" word="Not connected" />;
  return stripe.chargesEnabled ? <Lamp tone="go" word="Takes cards" /> : <Lamp tone="warn" word="Not finished" />;
}

function wordsFor(stripe: Stripe): string {
  if (stripe === null) {
    return 'Connect your own Stripe account, and what clients pay by card goes straight to it. Without one, clients pay by card only if whoever runs this Latchkey has set that up; everything else here needs no card provider.';
  }
  return stripe.chargesEnabled
    ? 'What clients pay by card goes straight to your own Stripe account.'
    : 'Stripe still wants to know something before this account can take cards.';
}

function isStale(thrown: unknown): boolean {
  return thrown instanceof ApiError && thrown.code === 'auth/fresh-required';
}

/** Whether Stripe sent the freelancer back here just now; asks it once how the account stands. */
function useReturn(onReturn: () => void): boolean {
  const search = useSearch();
  const [, navigate] = useLocation();
  const [isBack] = useState(() => new URLSearchParams(search).get('stripe') === 'return');
  const hasAsked = useRef(false);
  useEffect(() => {
    if (!isBack || hasAsked.current) return;
    hasAsked.current = true;
    navigate('/desk/settings/payout', { replace: true });
    onReturn();
  });
  return isBack;
}
