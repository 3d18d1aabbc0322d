import {
  type Auth,
  browserLocalPersistence,
  connectAuthEmulator,
  indexedDBLocalPersistence,
  initializeAuth,
  onIdTokenChanged,
  signInWithCustomToken,
  signOut,
  type User,
} from 'firebase/auth';
import { config } from '@/lib/config';
import { firebaseApp } from './app';

let auth: Auth | null = null;

function theAuth(): Auth {
  if (auth) return auth;
  auth = initializeAuth(firebaseApp(), { persistence: [indexedDBLocalPersistence, browserLocalPersistence] });
  const { emulators } = config();
  if (emulators) connectAuthEmulator(auth, `http://${emulators.auth}`, { disableWarnings: true });
  return auth;
}

/** Who is signed in: called at once with what is known, then on every change. */
export function watchUser(next: (user: User | null) => void): () => void {
  return onIdTokenChanged(theAuth(), next);
}

/** Sign in with the custom token that the magic link was redeemed for. */
export async function signInWith(customToken: string): Promise<User> {
  return (await signInWithCustomToken(theAuth(), customToken)).user;
}

/** The signed-in freelancer's ID token, for our API and for files. */
export async function idToken(): Promise<string> {
  const user = theAuth().currentUser;
  if (!user) throw new Error('Nobody is signed in');
  return user.getIdToken();
}

/** When the freelancer last proved who they are, in milliseconds; refreshing a token does not count. */
export async function signedInAt(): Promise<number> {
  const user = theAuth().currentUser;
  if (!user) throw new Error('Nobody is signed in');
  return Date.parse((await user.getIdTokenResult()).authTime);
}

export function leave(): Promise<void> {
  return signOut(theAuth());
}
