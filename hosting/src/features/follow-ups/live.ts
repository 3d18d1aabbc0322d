import { useCallback } from 'react';
import { useRows } from '@/lib/watch';
import type { About, FollowUp } from './model';

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

const pathOf = (uid: string) => `freelancers/${uid}/followUps`;

/** Everything that is still to be done, the next first. The badge and the page share this listener. */
export function useOpenRows(uid: string) {
  return useRows<FollowUp>(pathOf(uid), 'open', open);
}

/** What was done last, the newest first. */
export function useDoneRows(uid: string) {
  return useRows<FollowUp>(pathOf(uid), 'done', done);
}

/** What is still to be done about somebody or something. */
export function useOpenRowsAbout(uid: string, about: Pick<About, 'kind' | 'id'>) {
  const constraints = useCallback<Constraints>(
    (sdk) => [sdk.where('about.id', '==', about.id), ...open(sdk)],
    [about.id],
  );
  return useRows<FollowUp>(pathOf(uid), `open about ${about.id}`, constraints);
}

/** What was done last about somebody or something. */
export function useDoneRowsAbout(uid: string, about: Pick<About, 'kind' | 'id'>) {
  const constraints = useCallback<Constraints>(
    ({ where, orderBy, limit }) => [
      where('about.id', '==', about.id),
      where('lastDone.at', '>', EPOCH),
      orderBy('lastDone.at', 'desc'),
      limit(DONE_SHOWN_ABOUT),
    ],
    [about.id],
  );
  return useRows<FollowUp>(pathOf(uid), `done about ${about.id}`, constraints);
}
