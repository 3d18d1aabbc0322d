import type { GroupBy, SaveRates } from '@/contract';
import { loadFirestore } from '@/lib/firebase';
import { newId } from '@/lib/ids';
import { callPortals } from '@/lib/owner';
import { measureServerClock, serverSecond } from '@/lib/server-clock';
import type { About, Entry, EntryFields, Timer } from './model';

const timerAt = (uid: string) => `freelancers/${uid}/timers/live`;
const entryAt = (uid: string, entryId: string) => `freelancers/${uid}/timeEntries/${entryId}`;

/** Start the one timer; refused by the rules where one runs, on whatever device. */
export async function startTimer(uid: string, about: About): Promise<void> {
  const sdk = await loadFirestore();
  await measureServerClock(uid);
  await sdk.createDocument(timerAt(uid), {
    ...about,
    description: about.description.trim(),
    entryId: newId(),
    startedAt: sdk.Timestamp.fromMillis(serverSecond()),
  });
}

/** Change what the running timer is about; when it started stays. */
export async function changeTimer(uid: string, about: About): Promise<void> {
  const { updateDocument } = await loadFirestore();
  await updateDocument(timerAt(uid), { ...about, description: about.description.trim() });
}

/** Stop the timer: it goes and its entry comes, in one commit, so that stopping twice makes one entry. */
export async function stopTimer(uid: string, timer: Timer, entry: EntryFields): Promise<void> {
  const sdk = await loadFirestore();
  const { fromMillis } = sdk.Timestamp;
  await sdk.commitTogether([
    ['delete', timerAt(uid)],
    [
      'set',
      entryAt(uid, timer.entryId),
      {
        ...entry,
        startedAt: fromMillis(entry.startedAt),
        endedAt: fromMillis(entry.endedAt),
        source: 'timer',
        createdAt: sdk.serverTimestamp(),
        updatedAt: sdk.serverTimestamp(),
        invoiceId: null,
      },
    ],
  ]);
}

/** Throw the running timer away. */
export async function discardTimer(uid: string): Promise<void> {
  const { deleteDocument } = await loadFirestore();
  await deleteDocument(timerAt(uid));
}

/** Let a timer that was thrown away run again, since when it ran before. */
export async function resumeTimer(uid: string, timer: Timer): Promise<void> {
  const { createDocument, Timestamp } = await loadFirestore();
  const { id: _, startedAt, ...about } = timer;
  await createDocument(timerAt(uid), { ...about, startedAt: Timestamp.fromMillis(startedAt) });
}

/** Take the entry of a timer that was just stopped back, and let the timer run on as if it never was. */
export async function unstopTimer(uid: string, timer: Timer): Promise<void> {
  const sdk = await loadFirestore();
  const { id: _, startedAt, ...about } = timer;
  await sdk.commitTogether([
    ['delete', entryAt(uid, timer.entryId)],
    ['set', timerAt(uid), { ...about, startedAt: sdk.Timestamp.fromMillis(startedAt) }],
  ]);
}

/** Write an entry by hand. */
export async function addEntry(uid: string, entryId: string, entry: EntryFields): Promise<void> {
  const { createDocument, serverTimestamp, Timestamp } = await loadFirestore();
  await createDocument(entryAt(uid, entryId), {
    ...entry,
    startedAt: Timestamp.fromMillis(entry.startedAt),
    endedAt: Timestamp.fromMillis(entry.endedAt),
    source: 'manual',
    createdAt: serverTimestamp(),
    updatedAt: serverTimestamp(),
    invoiceId: null,
  });
}

/** Change an entry that is on no invoice. */
export async function changeEntry(uid: string, entryId: string, entry: EntryFields): Promise<void> {
  const { updateDocument, serverTimestamp, Timestamp } = await loadFirestore();
  await updateDocument(entryAt(uid, entryId), {
    ...entry,
    startedAt: Timestamp.fromMillis(entry.startedAt),
    endedAt: Timestamp.fromMillis(entry.endedAt),
    updatedAt: serverTimestamp(),
  });
}

export async function deleteEntry(uid: string, entryId: string): Promise<void> {
  const { deleteDocument } = await loadFirestore();
  await deleteDocument(entryAt(uid, entryId));
}

/** Write a deleted entry again, under its id and with the rates that were frozen on it. */
export async function restoreEntry(uid: string, entry: Entry): Promise<void> {
  const { id, createdAt: _created, updatedAt: _updated, invoiceId: _invoice, source: _source, ...fields } = entry;
  await addEntry(uid, id, fields);
}

const ARRIVES_WITHIN_MS = 8_000;

/** The functions read what the server has: an entry that was written a moment ago may still be on its way. */
async function arrived(): Promise<void> {
  const { writesArrived } = await loadFirestore();
  await Promise.race([writesArrived(), new Promise((resolve) => setTimeout(resolve, ARRIVES_WITHIN_MS))]);
}

/** Make a draft of entries; answers with the invoice's id. The same key gives the same draft. */
export async function billTime(
  projectId: string,
  entryIds: readonly string[],
  groupBy: GroupBy,
  idempotencyKey: string,
): Promise<string> {
  await arrived();
  const asked = { idempotencyKey, entryIds, groupBy };
  return (await callPortals('POST /api/portals/rooms/{projectId}/time-invoice', asked, { projectId })).invoiceId;
}

/** Where rates are kept: with the freelancer, a client or a room. */
export type RatesOf =
  | { readonly kind: 'usual' }
  | { readonly kind: 'client'; readonly clientId: string }
  | { readonly kind: 'room'; readonly projectId: string };

/** Keep rates; time that is written already keeps those of its day. */
export async function saveRates(of: RatesOf, rates: SaveRates): Promise<void> {
  if (of.kind === 'usual') await callPortals('PUT /api/portals/profile/rates', rates);
  else if (of.kind === 'client')
    await callPortals('PUT /api/portals/clients/{clientId}/rates', rates, { clientId: of.clientId });
  else await callPortals('PUT /api/portals/rooms/{projectId}/rates', rates, { projectId: of.projectId });
}
