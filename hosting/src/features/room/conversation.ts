/** The conversation as it is read: by days, with the sender named once, and a mark where the unread begins. */
import { dateIn, sayDay } from '@/lib/dates';
import type { Message, Side } from './model';

/** A message on its way; it stays until the server has confirmed it. */
export type Outgoing = {
  readonly id: string;
  readonly text: string;
  readonly name: string;
  readonly attachments: readonly string[];
  readonly at: number;
  readonly state: 'sending' | 'failed';
  readonly reason?: string;
};

export type Entry =
  | { readonly kind: 'day'; readonly id: string; readonly word: string }
  | { readonly kind: 'unread'; readonly id: string }
  | {
      readonly kind: 'message';
      readonly id: string;
      readonly message: Message;
      readonly isMine: boolean;
      readonly state: 'sent' | 'seen' | 'sending' | 'failed';
      readonly reason: string | null;
      /** First and last of one sender's run within a few minutes: only the last says who and when. */
      readonly startsRun: boolean;
      readonly endsRun: boolean;
    };

type Reader = {
  readonly side: Side;
  /** My own mark when I came in; it stays for the visit, so that the line does not run away while I read. */
  readonly seenAtOpen: number;
  readonly otherSeenAt: number;
  readonly now: number;
  readonly timeZone?: string;
};

const RUN_MS = 5 * 60 * 1000;

/** Put confirmed messages into what is known. Listeners see a sliding window, so nothing known is ever dropped. */
export function mergeMessages(known: readonly Message[], arrived: readonly Message[]): Message[] {
  const byId = new Map(known.map((message) => [message.id, message]));
  for (const message of arrived) byId.set(message.id, message);
  return [...byId.values()].sort((a, b) => a.at - b.at || a.id.localeCompare(b.id));
}

export function unreadCount(messages: readonly Message[], side: Side, since: number): number {
  return messages.filter((message) => message.from !== side && message.at > since).length;
}

/** Who has answered has read: nothing above one's own latest message is new. */
export function readUpTo(messages: readonly Message[], side: Side, seenAt: number): number {
  return Math.max(seenAt, messages.findLast((message) => message.from === side)?.at ?? 0);
}

type Said = { readonly message: Message; readonly outgoing: Outgoing | null };

function everythingSaid(messages: readonly Message[], outgoing: readonly Outgoing[], side: Side): Said[] {
  const confirmed = new Set(messages.map((message) => message.id));
  const waiting = outgoing.filter((one) => !confirmed.has(one.id));
  return [
    ...messages.map((message) => ({ message, outgoing: null })),
    ...waiting.map((one) => ({ message: { ...one, from: side }, outgoing: one })),
  ];
}

export function conversation(messages: readonly Message[], outgoing: readonly Outgoing[], reader: Reader): Entry[] {
  const said = everythingSaid(messages, outgoing, reader.side);
  const today = dateIn(reader.timeZone, reader.now);
  const firstUnread = said.find(({ message }) => message.from !== reader.side && message.at > reader.seenAtOpen);
  const lastSeen = said.findLast(
    ({ message, outgoing: waiting }) => !waiting && message.from === reader.side && message.at <= reader.otherSeenAt,
  );
  const entries: Entry[] = [];
  said.forEach(({ message, outgoing: waiting }, index) => {
    const day = dateIn(reader.timeZone, message.at);
    const before = said[index - 1]?.message;
    const after = said[index + 1]?.message;
    const opensDay = !before || dateIn(reader.timeZone, before.at) !== day;
    const isFirstUnread = message === firstUnread?.message;
    if (opensDay) entries.push({ kind: 'day', id: `day-${day}`, word: sayDay(day, today) });
    if (isFirstUnread && index > 0) entries.push({ kind: 'unread', id: 'unread' });
    const isMine = message.from === reader.side;
    entries.push({
      kind: 'message',
      id: message.id,
      message,
      isMine,
      state: waiting ? waiting.state : message === lastSeen?.message ? 'seen' : 'sent',
      reason: waiting?.reason ?? null,
      startsRun: opensDay || isFirstUnread || !runsOn(before, message),
      endsRun:
        !after ||
        !runsOn(message, after) ||
        dateIn(reader.timeZone, after.at) !== day ||
        after === firstUnread?.message ||
        message === lastSeen?.message ||
        waiting !== null,
    });
  });
  return entries;
}

function runsOn(before: Message | undefined, after: Message): boolean {
  return (
    before !== undefined && before.from === after.from && before.name === after.name && after.at - before.at < RUN_MS
  );
}
