import { type Firestore, persistentLocalCache, persistentMultipleTabManager } from 'firebase/firestore';
import { openFirestore } from './firestore';

/** Open Firestore with a cache that outlives the page; before anything else opens it. For the desk only. */
export function openPersistentFirestore(): Firestore {
  return openFirestore(() => persistentLocalCache({ tabManager: persistentMultipleTabManager() }));
}
