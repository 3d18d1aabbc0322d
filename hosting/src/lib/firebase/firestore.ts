import {
  collection,
  connectFirestoreEmulator,
  type DocumentData,
  type DocumentReference,
  type DocumentSnapshot,
  deleteDoc,
  doc,
  type FieldValue,
  type Firestore,
  type FirestoreError,
  type FirestoreLocalCache,
  getDoc,
  getDocs,
  initializeFirestore,
  limit,
  memoryLocalCache,
  onSnapshot,
  orderBy,
  type Query,
  type QueryConstraint,
  query,
  serverTimestamp,
  setDoc,
  setLogLevel,
  startAt,
  Timestamp,
  terminate,
  updateDoc,
  waitForPendingWrites,
  where,
  writeBatch,
} from 'firebase/firestore';
import { config } from '@/lib/config';
import type { Plain } from '@/lib/firestore-rest';
import { firebaseApp, hostAndPort } from './app';

export type { FirestoreError, QueryConstraint };
export { limit, orderBy, serverTimestamp, startAt, Timestamp, where };

let firestore: Firestore | null = null;

/**
 * The page's Firestore. The room keeps its cache in memory, because clients use shared computers; the desk opens it with
 * a lasting one first (persistent.ts), whose 22 kB the room must not carry.
 */
export function openFirestore(cache: () => FirestoreLocalCache = memoryLocalCache): Firestore {
  if (firestore) return firestore;
  // Every break of the connection would be a warning in the console; the page itself says when it is offline.
  setLogLevel('error');
  firestore = initializeFirestore(firebaseApp(), { localCache: cache() });
  const { emulators } = config();
  if (emulators) connectFirestoreEmulator(firestore, ...hostAndPort(emulators.firestore));
  return firestore;
}

/** Drop the connection and everything held in memory; the next call opens anew. */
export async function closeFirestore(): Promise<void> {
  const open = firestore;
  firestore = null;
  if (open) await terminate(open);
}

/** A snapshot's document as plain values; times in milliseconds, as the REST reader gives them. */
export interface Seen<Row extends Plain = Plain> {
  readonly row: Row;
  /** Written here and not yet confirmed by the server. */
  readonly isPending: boolean;
}

function plainValue(value: unknown): unknown {
  if (value instanceof Timestamp) return value.toMillis();
  if (Array.isArray(value)) return value.map(plainValue);
  if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainValue(inner)]));
  }
  return value;
}

function plainDocument(snapshot: DocumentSnapshot<DocumentData>): Plain {
  const fields = plainValue(snapshot.data({ serverTimestamps: 'estimate' }) ?? {}) as Record<string, unknown>;
  return { ...fields, id: snapshot.id };
}

/** Follow one document. `next` gets null when it does not exist; `isLive` is false while only the cache can answer. */
export function watchDocument<Row extends Plain>(
  path: string,
  next: (row: Row | null, isLive: boolean) => void,
  fail: (error: FirestoreError) => void,
): () => void {
  return onSnapshot(
    doc(openFirestore(), path),
    { includeMetadataChanges: true },
    (snapshot) => next(snapshot.exists() ? (plainDocument(snapshot) as Row) : null, !snapshot.metadata.fromCache),
    fail,
  );
}

/** Follow a query. Rows come in query order; `isLive` is false while only the cache can answer. */
export function watchQuery<Row extends Plain>(
  path: string,
  constraints: readonly QueryConstraint[],
  next: (rows: readonly Seen<Row>[], isLive: boolean) => void,
  fail: (error: FirestoreError) => void,
): () => void {
  return onSnapshot(
    queryAt(path, constraints),
    { includeMetadataChanges: true },
    (snapshot) =>
      next(
        snapshot.docs.map((found) => ({
          row: plainDocument(found) as Row,
          isPending: found.metadata.hasPendingWrites,
        })),
        !snapshot.metadata.fromCache,
      ),
    fail,
  );
}

function queryAt(path: string, constraints: readonly QueryConstraint[]): Query {
  return query(collection(openFirestore(), path), ...constraints);
}

/** Read a query once. */
export async function readQuery<Row extends Plain>(
  path: string,
  constraints: readonly QueryConstraint[],
): Promise<Row[]> {
  const snapshot = await getDocs(queryAt(path, constraints));
  return snapshot.docs.map((found) => plainDocument(found) as Row);
}

/** Read one document once; null when it does not exist. */
export async function readOnce<Row extends Plain>(path: string): Promise<Row | null> {
  const snapshot = await getDoc(doc(openFirestore(), path));
  return snapshot.exists() ? (plainDocument(snapshot) as Row) : null;
}

type Fields = Record<string, unknown>;

/**
 * A document's fields as the store has them, times to the last digit: for writing the same again. Null when it is not there,
 * and when the server, which sets such times, cannot be asked.
 */
export async function readExactly(path: string): Promise<Fields | null> {
  const at = doc(openFirestore(), path);
  const found = await getDoc(at);
  if (!found.metadata.hasPendingWrites) return found.data() ?? null;
  if (found.metadata.fromCache) return null;
  await waitForPendingWrites(openFirestore());
  return (await getDoc(at)).data() ?? null;
}

/** Resolves when the server has the document; offline it stays pending and is sent on return. */
export function createDocument(path: string, fields: Fields): Promise<void> {
  return setDoc(doc(openFirestore(), path), fields);
}

export function updateDocument(path: string, fields: Fields): Promise<void> {
  return updateDoc(
    doc(openFirestore(), path) as DocumentReference<DocumentData>,
    fields as { [x: string]: FieldValue },
  );
}

export function deleteDocument(path: string): Promise<void> {
  return deleteDoc(doc(openFirestore(), path));
}

/** One write of several that happen together or not at all. */
export type Write = readonly ['set' | 'update', path: string, fields: Fields] | readonly ['delete', path: string];

/** Write, change and delete documents in one commit. */
export function commitTogether(writes: readonly Write[]): Promise<void> {
  const batch = writeBatch(openFirestore());
  for (const [kind, path, fields] of writes) {
    const at = doc(openFirestore(), path);
    if (kind === 'delete') batch.delete(at);
    else if (kind === 'set') batch.set(at, fields);
    else batch.update(at, fields as { [x: string]: FieldValue });
  }
  return batch.commit();
}

/** Resolves when the server has everything that was written here. */
export function writesArrived(): Promise<void> {
  return waitForPendingWrites(openFirestore());
}
