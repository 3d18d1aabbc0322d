import { createContext } from 'preact';
import { useContext, useMemo, useState } from 'react';
import { Button } from '@/components/button';
import { MessagesIcon } from '@/components/icons';
import { Skeleton } from '@/components/skeleton';
import { partOf, useLoaded } from '@/lib/loaded';
import { useRoomSession } from '../context';
import type { Room } from '../model';
import { useTools } from '../tools';
import { type Comment, commentsOn, type Subject } from '../work';

const THREAD = partOf(() => import('./thread'));

interface Talk {
  readonly room: Room;
  readonly comments: readonly Comment[];
  /** What is being talked about; one thing at a time. */
  readonly openKey: string | null;
  readonly open: (subject: Subject | null) => void;
}

const TalkContext = createContext<Talk | null>(null);

const keyOf = ({ kind, id }: Subject) => `${kind}-${id}`;

export function useTalk(room: Room, comments: readonly Comment[]): Talk {
  const [openKey, setOpenKey] = useState<string | null>(null);
  return useMemo(
    () => ({ room, comments, openKey, open: (subject) => setOpenKey(subject && keyOf(subject)) }),
    [room, comments, openKey],
  );
}

export const TalkProvider = TalkContext.Provider;

interface TalkButtonProps {
  readonly subject: Subject;
  readonly title: string;
}

/** Opens what is said about a milestone or a deliverable. Nobody is asked to talk where nobody may. */
export function TalkButton({ subject, title }: TalkButtonProps) {
  const talk = useContext(TalkContext);
  const { side } = useRoomSession();
  const isOwners = useTools() !== null;
  if (!talk) return null;
  const said = commentsOn(subject, talk.comments);
  const waiting = said.filter((comment) => comment.state === 'pending').length;
  // The owner answers in the messages: without a comment there is nothing to open.
  if (isOwners && said.length === 0) return null;
  const isOpen = talk.openKey === keyOf(subject);
  const word = said.length > 0 ? `${said.length} ${said.length === 1 ? 'comment' : 'comments'}` : 'Comment';
  const toApprove = side === 'freelancer' && waiting > 0 ? `, ${waiting} to approve` : '';
  return (
    <Button
      look="bare"
      size="small"
      class="-ml-3"
      expanded={isOpen}
      label={`${word}${toApprove} on ${title}`}
      onPress={() => talk.open(isOpen ? null : subject)}
    >
      <MessagesIcon size={16} />
      {word}
      <span class="-ml-2 text-info">{toApprove}</span>
    </Button>
  );
}

/** What was said, below what it is about; fetched when it is opened first. */
export function TalkThread({ subject, title }: TalkButtonProps) {
  const talk = useContext(TalkContext);
  if (!talk || talk.openKey !== keyOf(subject)) return null;
  return <OpenThread talk={talk} subject={subject} title={title} />;
}

function OpenThread({ talk, subject, title }: TalkButtonProps & { readonly talk: Talk }) {
  const { module, hasFailed, again } = useLoaded(THREAD);
  if (module) {
    return <module.Thread room={talk.room} comments={talk.comments} subject={subject} title={title} />;
  }
  if (!hasFailed) return <Skeleton class="h-20 w-full" />;
  return (
    <p role="alert" class="flex items-center gap-3 text-13 text-soft">
      The comments could not be opened.
      <Button size="small" onPress={again}>
        Try again
      </Button>
    </p>
  );
}
