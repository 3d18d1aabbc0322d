import { useEffect, useRef } from 'react';
import { callApi } from '@/lib/api';
import { loadAuth } from '@/lib/firebase';
import { comeBackTo } from '@/lib/return-to';

const LOOK_EVERY_MS = 1500;

/** Mail a link that proves once more who is here, and remember to come back to this page. */
export async function askToSignInAgain(email: string): Promise<void> {
  comeBackTo(window.location.pathname);
  await callApi('/api/portal/sign-in', { email });
}

/** Calls back once there is a newer sign-in than now, made in this tab or in another one of this browser. */
export function useFreshSignIn(onFresh: () => void): void {
  const latest = useRef(onFresh);
  latest.current = onFresh;
  useEffect(() => {
    let isWanted = true;
    let before: number | null = null;
    // Sign-ins are compared with each other and never with this computer's clock, which may be wrong.
    const look = async () => {
      const { signedInAt } = await loadAuth();
      const at = await signedInAt();
      before ??= at;
      if (!isWanted || at <= before) return;
      isWanted = false;
      latest.current();
    };
    // Not knowing yet is no answer: the next look asks again.
    const lookQuietly = () => void look().catch(() => undefined);
    lookQuietly();
    const timer = setInterval(lookQuietly, LOOK_EVERY_MS);
    document.addEventListener('visibilitychange', lookQuietly);
    return () => {
      isWanted = false;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', lookQuietly);
    };
  }, []);
}
