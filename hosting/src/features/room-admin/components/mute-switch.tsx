import { useState } from 'react';
import { CheckField } from '@/components/choice-field';
import { Panel } from '@/components/panel';
import { useToasts } from '@/components/toasts';
import { sentenceFor } from '@/lib/api';
import type { Project } from '@/lib/books';
import { muteRoom } from '../actions';

/** Whether the freelancer is mailed what they missed in this room. */
export function MuteSwitch({ project }: { readonly project: Project }) {
  const { say } = useToasts();
  // What was pressed, until the books say the same.
  const [wanted, setWanted] = useState<boolean | null>(null);
  const isMuted = wanted ?? project.awayMuted;
  const change = async (isOn: boolean) => {
    setWanted(!isOn);
    try {
      await muteRoom(project.id, !isOn);
      say(isOn ? 'You are mailed what you miss here.' : 'Muted: nothing of this room is mailed to you.');
    } catch (thrown) {
      say(sentenceFor(thrown));
    }
    setWanted(null);
  };
  return (
    <Panel id="room-mails" title="Mails to you">
      <div class="p-4">
        <CheckField
          label="Mail me what I missed here"
          isOn={!isMuted}
          onChange={(isOn) => void change(isOn)}
          hint="Messages of this room that you had not seen for 20 minutes. Quiet hours are in Settings, Notifications."
        />
      </div>
    </Panel>
  );
}
