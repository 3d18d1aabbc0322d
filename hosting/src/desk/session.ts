import { useEffect, useState } from 'react';
import { forgetOpened } from '@/features/find/recent';
import { loadAuth, loadPersistentFirestore } from '@/lib/firebase';

export type Session =
  | { readonly state: 'unknown' }
  | { readonly state: 'nobody' }
  | { readonly state: 'signed-in'; readonly uid: string; readonly email: string };

/** Who is signed in on this machine. Firestore's lasting cache is opened before anything listens. */
export function useSession(): Session {
  const [session, setSession] = useState<Session>({ state: 'unknown' });
  useEffect(() => {
    let stop: () => void = () => undefined;
    let isWanted = true;
    loadAuth().then(({ watchUser }) => {
      if (!isWanted) return;
      stop = watchUser(async (user) => {
        if (!user) {
          setSession({ state: 'nobody' });
          return;
        }
        (await loadPersistentFirestore()).openPersistentFirestore();
        const { uid, email } = user;
        setSession((before) =>
          before.state === 'signed-in' && before.uid === uid ? before : { state: 'signed-in', uid, email: email ?? '' },
        );
      });
    });
    return () => {
      isWanted = false;
      stop();
    };
  }, []);
  return session;
}

/** Leave nothing behind: not the session, not the cached documents, not the unsaved drafts, not what was opened last. */
export async function forgetEverything(): Promise<void> {
  sessionStorage.clear();
  forgetOpened();
  const { forgetFirestore } = await import('@/lib/firebase/forget');
  await forgetFirestore();
  window.location.replace('/sign-in');
}

export async function signOutHere(): Promise<void> {
  const { leave } = await loadAuth();
  await leave();
}
