import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/button';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { Lamp } from '@/components/lamp';
import { LIMITS } from '@/contract';
import { sentenceFor } from '@/lib/api';
import { isBlank } from '@/lib/blank';
import { dateIn, sayDate } from '@/lib/dates';
import { useIsOnline } from '@/lib/online';
import { useNow, useRoomSession } from '../context';
import type { Room } from '../model';
import { useTools } from '../tools';
import { type Comment, commentsOn, type Subject } from '../work';
import { PREVIEW, useCommentActions, useConsent, useWaitingComments } from '../work-actions';
import { ConsentDialog } from './consent-dialog';

interface ThreadProps {
  readonly room: Room;
  readonly comments: readonly Comment[];
  readonly subject: Subject;
  readonly title: string;
}

/** What was said about one thing. The client's people write, the owner decides what the room sees. */
export function Thread({ room, comments, subject, title }: ThreadProps) {
  const { side } = useRoomSession();
  const consent = useConsent();
  const waiting = useWaitingComments(Boolean(consent));
  const published = new Set(comments.map((comment) => comment.id));
  const all = commentsOn(subject, [...comments, ...waiting.filter((comment) => !published.has(comment.id))]);
  const box = useRef<HTMLDivElement>(null);
  // The owner opens what is there to be read, and on coming from another page it is there a moment later.
  const isToRead = side === 'freelancer' && all.length > 0;
  useEffect(() => {
    if (!isToRead) return;
    box.current?.scrollIntoView({ block: 'nearest' });
    box.current?.focus({ preventScroll: true });
  }, [isToRead]);
  return (
    <div
      ref={box}
      data-thread
      tabIndex={-1}
      class="flex scroll-mt-4 scroll-mb-20 flex-col gap-3 rounded-control border border-line bg-ground p-4 outline-none"
    >
      {all.length === 0 && side === 'client' && (
        <p class="text-13 text-soft">Nobody has commented yet. Say what you think of {title}.</p>
      )}
      {all.length > 0 && (
        <ul class="flex flex-col gap-3">
          {all.map((comment) => (
            <CommentItem key={comment.id} comment={comment} room={room} />
          ))}
        </ul>
      )}
      {side === 'client' && room.open && consent !== undefined && (
        <WriteComment room={room} subject={subject} title={title} consentAt={consent?.at ?? null} />
      )}
    </div>
  );
}

/** Whatever it contains is shown as the letters it is made of: no markup, no links. */
function CommentItem({ comment, room }: { readonly comment: Comment; readonly room: Room }) {
  const { side } = useRoomSession();
  const now = useNow();
  const tools = useTools();
  const when = sayDate(dateIn(room.timeZone, comment.at), 'short', dateIn(room.timeZone, now));
  const word = side === 'client' ? 'waits for approval' : 'waits for your approval';
  return (
    <li class="flex flex-col gap-1 text-13">
      <p class="flex flex-wrap items-center justify-between gap-x-3 text-12 text-soft">
        <span>
          {comment.name}, {when}
        </span>
        {comment.state === 'pending' && <Lamp tone="info" word={word} />}
      </p>
      <p class="text-15 break-words whitespace-pre-wrap">{comment.text}</p>
      {tools && <tools.JudgeComment comment={comment} />}
    </li>
  );
}

interface WriteCommentProps {
  readonly room: Room;
  readonly subject: Subject;
  readonly title: string;
  readonly consentAt: number | null;
}

function WriteComment({ room, subject, title, consentAt }: WriteCommentProps) {
  const { isPreview = false } = useRoomSession();
  const [isAsking, setIsAsking] = useState(false);
  if (consentAt === null) {
    return (
      <div class="flex flex-wrap items-center justify-between gap-3">
        <p class="min-w-0 flex-1 basis-48 text-13 text-soft">Before your first comment, read what happens with it.</p>
        <Button size="small" isDisabled={isPreview} reason={PREVIEW} onPress={() => setIsAsking(true)}>
          Write a comment
        </Button>
        {isAsking && <ConsentDialog room={room} onClose={() => setIsAsking(false)} />}
      </div>
    );
  }
  return <Composer room={room} subject={subject} title={title} consentAt={consentAt} />;
}

function Composer({ room, subject, title, consentAt }: WriteCommentProps & { readonly consentAt: number }) {
  const actions = useCommentActions();
  const isOnline = useIsOnline();
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);
  const isEmpty = isBlank(text);
  useEffect(() => area.current?.focus(), []);
  const send = async () => {
    setIsBusy(true);
    setSentence(null);
    try {
      await actions.comment(subject, text);
      setText('');
    } catch (thrown) {
      setSentence(sentenceFor(thrown));
    }
    setIsBusy(false);
  };
  return (
    <form
      class="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty && isOnline && !isBusy) void send();
      }}
    >
      <textarea
        ref={area}
        rows={2}
        maxLength={LIMITS.commentTextMax}
        aria-label={`Comment on ${title}`}
        placeholder="Your comment"
        class="min-h-11 w-full resize-y rounded-control border border-line bg-raised px-3 py-2 text-15 hover:border-faint"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      {sentence && (
        <p role="alert" class="text-13 text-stop">
          {sentence}
        </p>
      )}
      <div class="flex flex-wrap items-center justify-between gap-2">
        <Withdraw room={room} consentAt={consentAt} />
        <Button
          type="submit"
          size="small"
          isBusy={isBusy}
          isDisabled={isEmpty || !isOnline}
          reason={isOnline ? 'Write something first' : 'There is no connection'}
        >
          Send comment
        </Button>
      </div>
    </form>
  );
}

function Withdraw({ room, consentAt }: { readonly room: Room; readonly consentAt: number }) {
  const actions = useCommentActions();
  const [isAsking, setIsAsking] = useState(false);
  const when = sayDate(dateIn(room.timeZone, consentAt), 'paper');
  return (
    <p class="text-12 text-faint">
      You agreed on {when}.{' '}
      <button
        type="button"
        class="touch-target underline underline-offset-2 hover:text-ink"
        onClick={() => setIsAsking(true)}
      >
        Withdraw
      </button>
      {isAsking && (
        <ConfirmDialog
          title="Withdraw your consent?"
          word="Withdraw and remove"
          keepWord="Keep them"
          onConfirm={actions.withdraw}
          onClose={() => setIsAsking(false)}
        >
          <p>
            All your comments in this room are removed, on everything and for everybody. You can agree again later, but
            they do not come back.
          </p>
        </ConfirmDialog>
      )}
    </p>
  );
}
