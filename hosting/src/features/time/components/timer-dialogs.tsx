import { useState } from 'react';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { TextField } from '@/components/field';
import { FormDialog } from '@/components/form-dialog';
import { dateAt, instantOf, timeAt } from '@/domain/zones';
import { sayDate } from '@/lib/dates';
import { useOwner } from '@/lib/owner';
import { isForgotten, latestStop, stopFaults } from '../late-stop';
import { type About, sayHours, type Timer } from '../model';
import { AboutFields } from './about-fields';

interface StartDialogProps {
  readonly about: About;
  readonly onStart: (about: About) => void;
  readonly onClose: () => void;
}

/** Asks what a timer is for. */
export function StartDialog({ about: first, onStart, onClose }: StartDialogProps) {
  const [about, setAbout] = useState(first);
  return (
    <FormDialog
      title="Start timer"
      word="Start"
      faults={about.projectId ? {} : { room: 'Choose the room it is for.' }}
      onSubmit={() => onStart(about)}
      onClose={onClose}
    >
      {(said) => <AboutFields about={about} onChange={setAbout} error={said.room} />}
    </FormDialog>
  );
}

interface ChangeDialogProps {
  readonly timer: Timer;
  readonly onChange: (about: About) => void;
  readonly onStopEarlier: () => void;
  readonly onDiscard: () => void;
  readonly onClose: () => void;
}

/** Changes what the running timer is about, or ends it in another way. */
export function ChangeDialog({ timer, onChange, onStopEarlier, onDiscard, onClose }: ChangeDialogProps) {
  const { projectId, taskId, description, isBillable } = timer;
  const [about, setAbout] = useState<About>({ projectId, taskId, description, isBillable });
  return (
    <FormDialog
      title="Running timer"
      word="Save"
      others={
        <>
          <Button look="danger" class="sm:mr-auto" onPress={onDiscard}>
            Discard
          </Button>
          <Button look="quiet" onPress={onStopEarlier}>
            I stopped earlier
          </Button>
        </>
      }
      onSubmit={() => onChange(about)}
      onClose={onClose}
    >
      {() => <AboutFields about={about} onChange={setAbout} />}
    </FormDialog>
  );
}

interface StopDialogProps {
  readonly timer: Timer;
  readonly now: number;
  readonly onStop: (endedAt: number) => void;
  readonly onClose: () => void;
}

/** Asks when the work really ended. */
export function StopDialog({ timer, now, onStop, onClose }: StopDialogProps) {
  const zone = useOwner().profile.timeZone;
  const latest = latestStop(timer, now);
  const [date, setDate] = useState(() => dateAt(timer.startedAt, zone));
  const [time, setTime] = useState('');
  const stoppedAt = instantOf(`${date}T${time}`, zone);
  const faults = stopFaults(timer, stoppedAt, now);
  const say = (instant: number) => `${sayDate(dateAt(instant, zone))} ${timeAt(instant, zone)}`;
  return (
    <FormDialog
      title="When did you stop?"
      word="Stop then"
      keepWord="Let it run"
      faults={faults}
      onSubmit={() => onStop(stoppedAt)}
      onClose={onClose}
    >
      {(said) => (
        <>
          <p>
            {isForgotten(timer, now)
              ? `This timer has run for ${sayHours((now - timer.startedAt) / 1000)} h, since ${say(timer.startedAt)}. An entry is a day long at most, so say when the work ended.`
              : `It runs since ${say(timer.startedAt)}.`}
          </p>
          <div class="grid grid-cols-2 gap-3">
            <TextField label="Day" type="date" value={date} onText={setDate} />
            <TextField
              label="Time"
              type="time"
              value={time}
              onText={setTime}
              error={said.time ?? (time === '' ? undefined : faults.time)}
            />
          </div>
          <p class="text-13 text-faint">
            Between {say(timer.startedAt)} and {say(latest)}.
          </p>
        </>
      )}
    </FormDialog>
  );
}

interface RunningDialogProps {
  readonly timer: Timer | null | undefined;
  readonly about: string;
  readonly now: number;
  readonly onStop: () => void;
  readonly onClose: () => void;
}

/** Tells that a timer runs already, perhaps on another device, and which one. */
export function RunningDialog({ timer, about, now, onStop, onClose }: RunningDialogProps) {
  const zone = useOwner().profile.timeZone;
  return (
    <Dialog
      title="A timer is running already"
      onClose={onClose}
      actions={
        <>
          <Button look="bare" onPress={onClose}>
            Let it run
          </Button>
          <Button look="primary" isDisabled={!timer} reason="It is not known here yet." onPress={onStop}>
            Stop it and start the new one
          </Button>
        </>
      }
    >
      <p class="text-15 text-pretty">
        {timer
          ? `${about}, since ${timeAt(timer.startedAt, zone)} (${sayHours((now - timer.startedAt) / 1000)} h). There is one timer for all your devices.`
          : 'There is one timer for all your devices, and it was started elsewhere just now.'}
      </p>
    </Dialog>
  );
}
