import { useState } from 'react';
import { Button } from '@/components/button';
import { ChoiceField } from '@/components/choice-field';
import { Lamp } from '@/components/lamp';
import { Panel } from '@/components/panel';
import type { Wish } from '../model';
import { keepWish, permission, useWish } from '../wish';

const CHOICES = [
  { value: 'text', word: 'Who and what', hint: 'Mira · Autumn catalogue: “The proofs are fine.”' },
  { value: 'name', word: 'Only who', hint: 'Autumn catalogue: “Mira wrote to you.”' },
] as const;

const REFUSED =
  'This browser was told not to show notifications from here. Allow them in its settings for this site, then come back.';
const MISSING = 'This browser cannot show notifications from a page. Messages still come by mail.';

/** Notifications of this browser, asked for by a press and never before. */
export function NoticesPanel() {
  const wish = useWish();
  const [allowed, setAllowed] = useState(permission);
  const turnOn = async () => {
    const answer = await Notification.requestPermission();
    setAllowed(answer);
    if (answer === 'granted') keepWish('name');
  };
  return (
    <Panel
      id="browser"
      title="In this browser"
      aside={<Lamp tone={wish === 'off' ? 'idle' : 'go'} word={wish === 'off' ? 'Off' : 'On'} />}
    >
      <div class="flex flex-col gap-4 p-4">
        <p class="text-15 text-soft">
          While the desk is open in a tab you are not looking at, the browser can tell you of a new message.
        </p>
        {wish === 'off' ? (
          <TurnOn allowed={allowed} onPress={() => void turnOn()} />
        ) : (
          <>
            <ChoiceField<Exclude<Wish, 'off'>>
              label="What it says"
              value={wish}
              options={CHOICES}
              onChoose={keepWish}
              class="sm:grid-cols-2"
            />
            <Button class="self-start" onPress={() => keepWish('off')}>
              Turn off here
            </Button>
          </>
        )}
      </div>
    </Panel>
  );
}

function TurnOn({
  allowed,
  onPress,
}: {
  readonly allowed: ReturnType<typeof permission>;
  readonly onPress: () => void;
}) {
  if (allowed === 'missing') return <p class="text-13 text-faint">{MISSING}</p>;
  if (allowed === 'denied') return <p class="text-13 text-warn">{REFUSED}</p>;
  return (
    <Button class="self-start" onPress={onPress}>
      Turn on in this browser
    </Button>
  );
}
