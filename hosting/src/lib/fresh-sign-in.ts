import { useEffect, useRef } from 'react';
import { LIMITS } from '@/contract';
import { callApi } from '@/lib/api';
import { loadAuth } from '@/lib/firebase';
import { comeBackTo } from '@/lib/return-to';

const LOOK_EVERY_MS = 1500;
/** Less than the functions allow: the request has to arrive, too. */
const FRESH_FOR_MS = (LIMITS.freshSignInSeconds - 30) * 1000;

/** Mail a link that proves once more who is here, and remember to come back to this page. */
export async function askToSignInAgain(email: string): Promise<void> {
  comeBackTo(window.location.pathname);
  await callApi('/api/portal/sign-in', { email });
}

/** Calls back once a fresh sign-in is there, made in this tab or in another one of this browser. */
export function useFreshSignIn(onFresh: () => void): void {
  const latest = useRef(onFresh);
  latest.current = onFresh;
  useEffect(() => {
    let isWanted = true;
    const look = async () => {
      const { signedInAt } = await loadAuth();
      const at = await signedInAt();
      if (!isWanted || Date.now() - at > FRESH_FOR_MS) return;
      isWanted = false;
      latest.current();
    };
    // Not knowing yet is no answer: the next look asks again.
    const lookQuietly = () => void look().catch(() => undefined);
    const timer = setInterval(lookQuietly, LOOK_EVERY_MS);
    document.addEventListener('visibilitychange', lookQuietly);
    return () => {
      isWanted = false;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', lookQuietly);
    };
  }, []);
}
