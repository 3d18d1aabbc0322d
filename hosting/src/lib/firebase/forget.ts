import { clearIndexedDbPersistence, terminate } from 'firebase/firestore';
import { openPersistentFirestore } from './persistent';

/**
 * Drop everything that Firestore kept on this machine. The page must be reloaded afterwards. While another tab still uses
 * the cache it stays; that tab hears of the sign-out too and tries again, and the last one succeeds.
 */
export async function forgetFirestore(): Promise<void> {
  const firestore = openPersistentFirestore();
  await terminate(firestore);
  await clearIndexedDbPersistence(firestore).catch(() => undefined);
}
