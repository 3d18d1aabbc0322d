import { useCallback, useMemo } from 'react';
import { useRows } from '@/lib/watch';
import { type About, doneFrom, type FollowUp, type FollowUpDone, openFrom, pathOf } from './model';
import { useWithOverlays } from './overlays';

/** More than anybody has in mind at once; what is beyond comes up when some of these are done. */
export const OPEN_MAX = 200;
const DONE_SHOWN = 20;
const DONE_SHOWN_ABOUT = 5;

type Constraints = Parameters<typeof useRows>[2];

const EPOCH = new Date(0);

const open: Constraints = ({ where, orderBy, limit }) => [
  where('nextAt', '>', EPOCH),
  orderBy('nextAt'),
  limit(OPEN_MAX),
];
const done: Constraints = ({ where, orderBy, limit }) => [
  where('lastDone.at', '>', EPOCH),
  orderBy('lastDone.at', 'desc'),
  limit(DONE_SHOWN),
];

/** What an entry of the history is, with its id. */
export type Entry = FollowUpDone & { readonly id: string };

const HISTORY_SHOWN = 20;

const newestFirst: Constraints = ({ orderBy, limit }) => [orderBy('at', 'desc'), limit(HISTORY_SHOWN)];

/** Everything that is still to be done, the next first. The badge and the page share this listener. */
export function useOpen(uid: string) {
  const { data, error } = useRows<FollowUp>(pathOf(uid), 'open', open);
  return { rows: useRowsOf(uid, data, openFrom), error };
}

/** What was done last, the newest first. */
export function useDone(uid: string) {
  const { data, error } = useRows<FollowUp>(pathOf(uid), 'done', done);
  return { rows: useRowsOf(uid, data, doneFrom), error };
}

/** What is still to be done about somebody or something. */
export function useOpenAbout(uid: string, about: Pick<About, 'kind' | 'id'>) {
  const constraints = useCallback<Constraints>(
    (sdk) => [sdk.where('about.id', '==', about.id), ...open(sdk)],
    [about.id],
  );
  const { data, error } = useRows<FollowUp>(pathOf(uid), `open about ${about.id}`, constraints);
  return { rows: useRowsOf(uid, data, openFrom, about.id), error };
}

/** What was done last about somebody or something. */
export function useDoneAbout(uid: string, about: Pick<About, 'kind' | 'id'>) {
  const constraints = useCallback<Constraints>(
    ({ where, orderBy, limit }) => [
      where('about.id', '==', about.id),
      where('lastDone.at', '>', EPOCH),
      orderBy('lastDone.at', 'desc'),
      limit(DONE_SHOWN_ABOUT),
    ],
    [about.id],
  );
  const { data, error } = useRows<FollowUp>(pathOf(uid), `done about ${about.id}`, constraints);
  return { rows: useRowsOf(uid, data, doneFrom, about.id), error };
}

/** What was done of one follow-up, the newest first. */
export function useHistory(uid: string, followUpId: string) {
  return useRows<Entry>(`${pathOf(uid)}/${followUpId}/history`, 'newest', newestFirst);
}

/** A listener's rows with what was done here laid over them, in the order of their list. */
function useRowsOf(
  uid: string,
  data: readonly FollowUp[] | undefined,
  list: (rows: readonly FollowUp[]) => readonly FollowUp[],
  aboutId?: string,
) {
  const rows = useWithOverlays(uid, data);
  return useMemo(
    () => rows && list(aboutId === undefined ? rows : rows.filter((row) => row.about?.id === aboutId)),
    [rows, list, aboutId],
  );
}
