import { type FirebaseApp, initializeApp } from 'firebase/app';
import { config } from '@/lib/config';

let app: FirebaseApp | null = null;

/** The page's one Firebase app. */
export function firebaseApp(): FirebaseApp {
  const { apiKey, projectId, storageBucket, authDomain } = config();
  app ??= initializeApp({ apiKey, projectId, storageBucket, authDomain });
  return app;
}

/** `127.0.0.1:8080` as host and port. */
export function hostAndPort(address: string): [string, number] {
  const at = address.lastIndexOf(':');
  return [address.slice(0, at), Number(address.slice(at + 1))];
}
