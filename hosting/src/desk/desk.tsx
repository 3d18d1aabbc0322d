import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Redirect, Route, Router, Switch, useLocation } from 'wouter';
import { ToastRegion } from '@/components/toasts';
import { SignInPage } from '@/features/sign-in/components/sign-in-page';
import { newQueryClient } from '@/lib/query';
import { placeToComeBackTo } from '@/lib/return-to';
import { guarded } from '@/lib/unsaved-guard';
import { OwnersDesk } from './components/owners-desk';
import { Waiting } from './components/waiting';
import { forgetEverything, useSession } from './session';

const queryClient = newQueryClient();

/** The desk's page: the way in, and everything behind it. */
export function Desk() {
  return (
    <QueryClientProvider client={queryClient}>
      <ToastRegion>
        <Router aroundNav={(navigate, to, options) => guarded(() => navigate(to, options))}>
          <Switch>
            <Route path="/sign-in">
              <WayIn />
            </Route>
            <Route>
              <Inside />
            </Route>
          </Switch>
        </Router>
      </ToastRegion>
    </QueryClientProvider>
  );
}

function WayIn() {
  const session = useSession();
  const [, navigate] = useLocation();
  const [hasToken] = useState(() => window.location.hash.length > 1);
  if (session.state === 'signed-in' && !hasToken) return <Redirect to="/desk" replace />;
  return <SignInPage onSignedIn={() => navigate(placeToComeBackTo() ?? '/desk', { replace: true })} />;
}

function Inside() {
  const session = useSession();
  const [wasSignedIn, setWasSignedIn] = useState(false);
  const isGone = wasSignedIn && session.state === 'nobody';
  useEffect(() => {
    if (session.state === 'signed-in') setWasSignedIn(true);
    // Signed out here or in another tab: nothing of the desk may stay on this machine.
    if (isGone) void forgetEverything();
  }, [session.state, isGone]);
  if (session.state === 'unknown' || isGone) return <Waiting />;
  if (session.state === 'nobody') return <Redirect to="/sign-in" replace />;
  return <OwnersDesk uid={session.uid} email={session.email} />;
}
