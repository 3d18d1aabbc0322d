/*
 * The lazy door to Firebase: `const { watchDocument } = await loadFirestore()`. Nothing of the SDK is downloaded before
 * the first call, and only src/lib/firebase/ may import it.
 */

/** Documents and queries, live. About 86 kB gzip. */
export function loadFirestore(): Promise<typeof import('./firebase/firestore')> {
  return import('./firebase/firestore');
}

/** Firestore with a cache that outlives the page; the desk only, and before anything else opens Firestore. */
export function loadPersistentFirestore(): Promise<typeof import('./firebase/persistent')> {
  return import('./firebase/persistent');
}

/** Signing in; the desk only, the room has no accounts. */
export function loadAuth(): Promise<typeof import('./firebase/auth')> {
  return import('./firebase/auth');
}
