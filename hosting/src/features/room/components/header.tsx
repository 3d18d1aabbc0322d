import { BrandMark } from '@/components/brand-mark';
import { LampDot } from '@/components/lamp';
import { sayAgo } from '@/lib/dates';
import { useNow, useRoomSession } from '../context';
import type { Connection } from '../live';
import { type Message, nameOfSide, otherSide, type Room, seenAtOf, type Tone } from '../model';

interface PresenceProps {
  readonly room: Room;
  readonly messages: readonly Message[];
  readonly connection: Connection;
}

// 'Joining' is as wide as the room kept for 'Live', so that the title beside it does not break anew.
const LAMP: Record<Connection, { readonly tone: Tone; readonly word: string }> = {
  connecting: { tone: 'idle', word: 'Joining' },
  live: { tone: 'go', word: 'Live' },
  offline: { tone: 'warn', word: 'No connection' },
};

/** When someone last looked: 'is here', 'was here 4 min ago'; null when never. */
export function sayPresence(seenAt: number, now: number): string | null {
  if (seenAt === 0) return null;
  const ago = sayAgo(seenAt, now);
  return ago === 'just now' ? 'is here' : `was here ${ago}`;
}

/** Whether what is shown is fresh, and when the other side last looked. */
function Presence({ room, messages, connection }: PresenceProps) {
  const { side } = useRoomSession();
  const now = useNow();
  const other = otherSide(side);
  const { tone, word } = LAMP[connection];
  const wasHere = sayPresence(seenAtOf(other, room), now);
  return (
    <p class="flex min-w-[70px] shrink-0 items-center justify-end gap-3 text-13 text-soft" aria-live="polite">
      <LampDot tone={tone} />
      <span>
        {word}
        {wasHere && (
          <span class="hidden sm:inline">
            . {nameOfSide(other, room, messages)} {wasHere}
          </span>
        )}
      </span>
    </p>
  );
}

export function RoomHeader(props: PresenceProps) {
  const { room } = props;
  return (
    <header class="border-b border-line">
      <div class="mx-auto flex min-h-18 max-w-[1240px] items-center gap-4 px-4 py-3 md:px-6">
        <BrandMark {...room.brand} class="size-10 text-15" />
        <div class="min-w-0 flex-1">
          <h1 class="line-clamp-2 text-17 font-semibold text-balance md:line-clamp-1 md:text-20" title={room.title}>
            {room.title}
          </h1>
          <p class="line-clamp-1 text-13 text-soft">
            {room.brand.name} for {room.client.name}
          </p>
        </div>
        <Presence {...props} />
      </div>
    </header>
  );
}
