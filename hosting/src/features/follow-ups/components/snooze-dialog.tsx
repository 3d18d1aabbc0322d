import { useState } from 'react';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { TextField } from '@/components/field';
import { instantOf } from '@/domain/zones';
import { useMinute } from '@/lib/clock';
import { useOwner } from '@/lib/owner';
import type { FollowUp } from '../model';
import { firstGuess, sayWhen, snoozes } from '../when';

interface SnoozeDialogProps {
  readonly row: FollowUp;
  readonly onChoose: (until: number) => void;
  readonly onClose: () => void;
}

/** Until when to leave something alone. */
export function SnoozeDialog({ row, onChoose, onClose }: SnoozeDialogProps) {
  const { timeZone } = useOwner().profile;
  const now = useMinute();
  const guess = firstGuess(timeZone, now);
  const [day, setDay] = useState(guess.day);
  const [time, setTime] = useState(guess.time);
  const [error, setError] = useState<string | undefined>(undefined);
  const choose = (until: number) => {
    onChoose(until);
    onClose();
  };
  const pick = () => {
    const until = day && time ? instantOf(`${day}T${time}`, timeZone) : 0;
    if (until > Date.now()) choose(until);
    else setError('Choose a time that is still to come.');
  };
  return (
    <Dialog title={`Put off “${row.title}”`} onClose={onClose}>
      <div class="flex flex-col gap-5">
        <div class="flex flex-col gap-2">
          {snoozes(timeZone, now).map(({ word, until }) => (
            <Button key={word} class="w-full" onPress={() => choose(until)}>
              {word}
              <span class="ml-auto text-13 font-normal text-soft tabular-nums">{sayWhen(until, timeZone, now)}</span>
            </Button>
          ))}
        </div>
        <form
          noValidate
          class="flex flex-wrap items-end gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            pick();
          }}
        >
          <TextField
            label="Or on"
            type="date"
            value={day}
            onText={setDay}
            error={error}
            class="min-w-0 flex-1 basis-36"
          />
          <TextField label="at" type="time" value={time} onText={setTime} class="w-32" />
          <Button type="submit" class="h-11">
            Put off
          </Button>
        </form>
      </div>
    </Dialog>
  );
}
