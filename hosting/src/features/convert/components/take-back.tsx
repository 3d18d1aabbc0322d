import { useState } from 'react';
import { Button } from '@/components/button';
import { useToasts } from '@/components/toasts';
import { sentenceFor } from '@/lib/api';
import { unconvertLead } from '../actions';

interface TakeBackProps {
  readonly lead: { readonly id: string; readonly title: string };
}

/** Make a lead of a project again, while nobody but its owner can have seen the room. */
export function TakeBack({ lead }: TakeBackProps) {
  const { say } = useToasts();
  const [isBusy, setIsBusy] = useState(false);
  const takeBack = async () => {
    setIsBusy(true);
    try {
      await unconvertLead(lead.id);
      say(`Taken back. ${lead.title} is a lead again.`);
    } catch (thrown) {
      say(sentenceFor(thrown));
    }
    setIsBusy(false);
  };
  return (
    <div class="flex flex-col items-start gap-2">
      <Button isBusy={isBusy} onPress={() => void takeBack()}>
        Take it back
      </Button>
      <p class="text-13 text-pretty text-faint">
        Possible until the link is mailed or the room is used: the room, its link and its draft go, the lead returns.
      </p>
    </div>
  );
}
