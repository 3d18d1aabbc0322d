import { config, withoutVersion } from '@/lib/config';

/*
 * Firestore over plain HTTP: the room's first data needs one round trip and no SDK. Security rules apply here as anywhere.
 * Timestamps become milliseconds since the epoch, as lib/firebase/firestore.ts makes them, so that both fill one cache.
 */

export interface RestValue {
  readonly nullValue?: null;
  readonly booleanValue?: boolean;
  readonly integerValue?: string | number;
  readonly doubleValue?: number | string;
  readonly timestampValue?: string;
  readonly stringValue?: string;
  readonly bytesValue?: string;
  readonly referenceValue?: string;
  readonly geoPointValue?: { readonly latitude?: number; readonly longitude?: number };
  readonly arrayValue?: { readonly values?: readonly RestValue[] };
  readonly mapValue?: { readonly fields?: Readonly<Record<string, RestValue>> };
}

export interface RestDocument {
  readonly name: string;
  readonly fields?: Readonly<Record<string, RestValue>>;
}

/** A document's fields as plain values, with its id. */
export type Plain = { readonly id: string } & Readonly<Record<string, unknown>>;

/** The document is not there, or the rules say it is not for us: the two look the same on purpose. */
export class NotReadable extends Error {
  override readonly name = 'NotReadable';
}

/** One REST value as a plain JavaScript value. */
export function decodeValue(value: RestValue): unknown {
  if (value.stringValue !== undefined) return value.stringValue;
  if (value.integerValue !== undefined) return Number(value.integerValue);
  if (value.booleanValue !== undefined) return value.booleanValue;
  if (value.doubleValue !== undefined) return Number(value.doubleValue);
  if (value.timestampValue !== undefined) return Date.parse(value.timestampValue);
  if (value.arrayValue !== undefined) return (value.arrayValue.values ?? []).map(decodeValue);
  if (value.mapValue !== undefined) return decodeFields(value.mapValue.fields ?? {});
  return value.referenceValue ?? value.bytesValue ?? value.geoPointValue ?? null;
}

function decodeFields(fields: Readonly<Record<string, RestValue>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, decodeValue(value)]));
}

/** A REST document as plain values; the id is the last part of its name. */
export function decodeDocument(document: RestDocument): Plain {
  return { ...decodeFields(document.fields ?? {}), id: document.name.slice(document.name.lastIndexOf('/') + 1) };
}

/** Where Firestore answers for a path of its documents. */
export function address(path: string): string {
  const { firestoreBase, projectId, apiKey } = config();
  const root = `${withoutVersion(firestoreBase)}/v1/projects/${projectId}/databases/(default)/documents`;
  return `${root}${path}?key=${encodeURIComponent(apiKey)}`;
}

async function answerOf(response: Response): Promise<unknown> {
  if (response.ok) return response.json();
  if (response.status === 403 || response.status === 404 || response.status === 400) throw new NotReadable();
  throw new Error(`Firestore answered ${response.status}`);
}

/** Read one document, for example `links/abc`. Throws `NotReadable` when it is missing or refused. */
export async function readDocument(path: string): Promise<Plain> {
  const response = await fetch(address(`/${path}`));
  return decodeDocument((await answerOf(response)) as RestDocument);
}

export interface RestQuery {
  readonly orderBy: string;
  readonly descending?: boolean;
  readonly limit: number;
}

/** Read a sub-collection in order, for example `rooms/abc` and `messages`. Throws `NotReadable` when it is refused. */
export async function readCollection(parent: string, collection: string, query: RestQuery): Promise<Plain[]> {
  const direction = query.descending ? 'DESCENDING' : 'ASCENDING';
  const structuredQuery = {
    from: [{ collectionId: collection }],
    orderBy: [{ field: { fieldPath: query.orderBy }, direction }],
    limit: query.limit,
  };
  const response = await fetch(address(`/${parent}:runQuery`), {
    method: 'POST',
    body: JSON.stringify({ structuredQuery }),
  });
  const rows = (await answerOf(response)) as readonly { readonly document?: RestDocument }[];
  return rows.flatMap((row) => (row.document ? [decodeDocument(row.document)] : []));
}
