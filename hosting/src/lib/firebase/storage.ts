import {
  connectStorageEmulator,
  type FirebaseStorage,
  getStorage,
  ref,
  type StorageError,
  uploadBytesResumable,
} from 'firebase/storage';
import { config } from '@/lib/config';
import { firebaseApp, hostAndPort } from './app';

let storage: FirebaseStorage | null = null;

function theStorage(): FirebaseStorage {
  if (storage) return storage;
  storage = getStorage(firebaseApp());
  const { emulators } = config();
  if (emulators) connectStorageEmulator(storage, ...hostAndPort(emulators.storage));
  return storage;
}

export interface Upload {
  /** Settles when the object is stored; rejects with the SDK's error, `storage/canceled` after `cancel`. */
  readonly done: Promise<void>;
  cancel(): void;
}

/** Upload a file's bytes, resumably. The rules accept only what a Firestore record announced before. */
export function upload(path: string, file: Blob, contentType: string, onProgress: (sent: number) => void): Upload {
  // `attachment` because these bytes come from strangers: a browser must save them, never run them.
  const task = uploadBytesResumable(ref(theStorage(), path), file, { contentType, contentDisposition: 'attachment' });
  const done = new Promise<void>((resolve, reject) => {
    task.on(
      'state_changed',
      (snapshot) => onProgress(snapshot.bytesTransferred),
      (error: StorageError) => reject(error),
      () => resolve(),
    );
  });
  return { done, cancel: () => void task.cancel() };
}
