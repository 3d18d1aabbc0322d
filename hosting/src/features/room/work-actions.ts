/** What the client's side does with the work: tick, decide, comment. Writes are optimistic where they can be taken back. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useToasts } from '@/components/toasts';
import { CONSENT_VERSION, type Verdict, type WaitingComments } from '@/contract';
import { ApiError, callApi } from '@/lib/api';
import { loadFirestore } from '@/lib/firebase';
import { newId } from '@/lib/ids';
import { useRoomSession } from './context';
import { roomKeys } from './live';
import type { Comment, Deliverable, Subject, Task } from './work';

export const PREVIEW = 'This is what your client sees. Only they can do this.';

/** The sentence for a write that the rules refused: what stood on the screen was not true any more. */
function refusedBecause(sentence: string) {
  return (): never => {
    throw new ApiError('refused', sentence, 403);
  };
}

/** Tick a task, or take the tick back; on the screen at once. */
export function useTick(): (task: Task, isDone: boolean) => void {
  const { roomKey, side } = useRoomSession();
  const { say } = useToasts();
  return useCallback(
    (task, isDone) => {
      const write = async () => {
        const sdk = await loadFirestore();
        const doneAt = isDone ? sdk.serverTimestamp() : null;
        await sdk.updateDocument(`rooms/${roomKey}/tasks/${task.id}`, {
          isDone,
          doneAt,
          doneBy: isDone ? side : null,
        });
      };
      write().catch(() => say(`“${task.title}” could not be ticked: it was changed or the room is closed.`));
    },
    [roomKey, side, say],
  );
}

/** Say a word on the newest version. Rejects with a sentence fit to show. */
export function useDecide() {
  const { roomKey, myName } = useRoomSession();
  return async (deliverable: Deliverable, verdict: Verdict, note: string): Promise<void> => {
    const sdk = await loadFirestore();
    const { id, version } = deliverable;
    await sdk
      .createDocument(`rooms/${roomKey}/decisions/${id}_${version}_${verdict}`, {
        deliverableId: id,
        version,
        verdict,
        note: note.trim(),
        name: myName,
        at: sdk.serverTimestamp(),
      })
      .catch(refusedBecause('This was decided already, or there is a newer version. Close this and look again.'));
  };
}

type Consent = { readonly version: number; readonly at: number; readonly withdrawnAt: number | null };

/** One's own consent, where it covers today's text; undefined until that is known. */
export function useConsent(): { readonly at: number } | null | undefined {
  const { roomKey, personId } = useRoomSession();
  const consent = useQuery({
    queryKey: roomKeys.consent(roomKey),
    enabled: personId !== null,
    queryFn: async () => {
      const sdk = await loadFirestore();
      return sdk.readOnce<Consent & { readonly id: string }>(`rooms/${roomKey}/consents/${personId}`);
    },
  }).data;
  if (!consent) return consent;
  return consent.version === CONSENT_VERSION && consent.withdrawnAt === null ? consent : null;
}

/** One's own comments that wait for the owner: the rules tell nobody of them, so the functions do, by the link. */
export function useWaitingComments(isOn: boolean): readonly Comment[] {
  const { roomKey, personId, link } = useRoomSession();
  const none: readonly Comment[] = [];
  return (
    useQuery<readonly Comment[]>({
      queryKey: roomKeys.waiting(roomKey),
      enabled: isOn && link !== null,
      queryFn: async () => {
        const { comments } = await callApi<WaitingComments>('/api/portal/comments/waiting', { link });
        return comments.map((comment) => ({
          ...comment,
          personId: personId ?? '',
          at: Date.parse(comment.at),
          consentVersion: CONSENT_VERSION,
          state: 'pending',
        }));
      },
    }).data ?? none
  );
}

export function useCommentActions() {
  const client = useQueryClient();
  const { roomKey, personId, myName, link } = useRoomSession();
  return useMemo(() => {
    const consentKey = roomKeys.consent(roomKey);
    const waitingKey = roomKeys.waiting(roomKey);
    return {
      async consent(): Promise<void> {
        const sdk = await loadFirestore();
        const fields = { version: CONSENT_VERSION, withdrawnAt: null };
        await sdk
          .createDocument(`rooms/${roomKey}/consents/${personId}`, { ...fields, at: sdk.serverTimestamp() })
          .catch(refusedBecause('That was not taken: the text may have changed. Load the page and read it again.'));
        client.setQueryData(consentKey, { ...fields, id: personId, at: Date.now() });
      },
      async comment(subject: Subject, text: string): Promise<void> {
        const sdk = await loadFirestore();
        const id = newId();
        const comment = { personId, name: myName, subject, text: text.trim(), consentVersion: CONSENT_VERSION };
        await sdk
          .createDocument(`rooms/${roomKey}/comments/${id}`, {
            ...comment,
            at: sdk.serverTimestamp(),
            state: 'pending',
            publishedAt: null,
          })
          .catch(refusedBecause('The room did not take it. Load the page and try again.'));
        client.setQueryData<readonly Comment[]>(waitingKey, (all = []) => [
          ...all,
          { ...comment, personId: personId ?? '', id, at: Date.now(), state: 'pending' },
        ]);
      },
      /** All of one's comments go, published or not. */
      async withdraw(): Promise<void> {
        await callApi('/api/portal/consents/withdraw', { link });
        client.setQueryData(consentKey, null);
        client.setQueryData(waitingKey, []);
      },
    };
  }, [client, roomKey, personId, myName, link]);
}
