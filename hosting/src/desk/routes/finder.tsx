import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { Palette } from '@/features/find/components/palette';
import type { Thing } from '@/features/find/things';
import { useTimer } from '@/features/time/live';
import { useToday } from '@/lib/clock';
import { useDirectory } from '@/lib/directory';
import { isInIndia } from '@/lib/in-india';
import { useOwner } from '@/lib/owner';
import { commandsFor, type Hands } from '../commands';

export interface FinderProps {
  readonly hands: Hands;
  /** Asks for a room to write an invoice in, instead of for anything. */
  readonly asksForRoom: boolean;
  readonly onClose: () => void;
}

/** The palette with what this desk has. */
export default function Finder({ hands, asksForRoom, onClose }: FinderProps) {
  const { uid, profile } = useOwner();
  const directory = useDirectory(uid);
  const today = useToday(profile.timeZone);
  const { data: timer } = useTimer(uid);
  const commands = commandsFor(hands, { isInIndia: isInIndia(profile), isTimerRunning: timer != null });
  const [, navigate] = useLocation();
  const asks = useMemo(
    () => ({
      kind: 'room' as const,
      sentence: 'Which room is the invoice for?',
      choose: ({ key }: Thing) => navigate(`/desk/rooms/${key.slice('room:'.length)}/invoices?new`),
    }),
    [navigate],
  );
  return (
    <Palette
      directory={directory}
      today={today}
      commands={commands}
      {...(asksForRoom ? { asks } : {})}
      onGo={navigate}
      onClose={onClose}
    />
  );
}
