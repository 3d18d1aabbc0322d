import { useState } from 'react';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { MailIcon } from '@/components/icons';
import { Panel } from '@/components/panel';
import { dateIn, sayDay } from '@/lib/dates';
import { useNow } from '../context';
import type { Room } from '../model';
import { useTools } from '../tools';
import type { ProjectUpdate } from '../work';
import { MessageText } from './message-text';

interface UpdatesProps {
  readonly room: Room;
  readonly updates: readonly ProjectUpdate[];
}

const SHOWN = 2;

/** How it goes, in the freelancer's words, newest first. */
export function UpdatesPanel({ room, updates }: UpdatesProps) {
  const tools = useTools();
  const now = useNow();
  const [isWhole, setIsWhole] = useState(false);
  const ordered = [...updates].sort((a, b) => b.at - a.at);
  const shown = isWhole ? ordered : ordered.slice(0, SHOWN);
  if (ordered.length === 0 && !tools) return null;
  return (
    <Panel id="updates" title="Updates" aside={tools && <tools.WriteUpdate room={room} />}>
      {ordered.length === 0 && (
        <EmptyState
          icon={<MailIcon />}
          sentence="A few lines on how it goes. They stay here, and reach your client by mail."
        />
      )}
      <ol>
        {shown.map((update) => (
          <li key={update.id} class="border-b border-line px-4 py-3.5 last:border-b-0">
            <p class="text-12 text-faint">
              {sayDay(dateIn(room.timeZone, update.at), dateIn(room.timeZone, now))}
              {tools && !update.isMailed && ', not mailed'}
            </p>
            <div class="mt-1 break-words">
              <MessageText text={update.text} />
            </div>
          </li>
        ))}
      </ol>
      {ordered.length > shown.length && (
        <Button look="bare" size="small" class="m-2" onPress={() => setIsWhole(true)}>
          {ordered.length - shown.length} earlier
        </Button>
      )}
    </Panel>
  );
}
