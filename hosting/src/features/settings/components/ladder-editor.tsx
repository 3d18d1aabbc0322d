import { useState } from 'react';
import { Button, IconButton } from '@/components/button';
import { CheckField } from '@/components/choice-field';
import { SelectField, TextField } from '@/components/field';
import { CloseIcon, PlusIcon } from '@/components/icons';
import { LIMITS } from '@/contract';
import { sayStep, withStep } from '../invoicing-form';

interface Ladder {
  readonly isOn: boolean;
  readonly offsets: readonly number[];
}

interface LadderEditorProps extends Ladder {
  readonly onLadder: (ladder: Ladder) => void;
  readonly error: string | undefined;
}

/** When clients are reminded, step by step around the due day. */
export function LadderEditor({ isOn, offsets, onLadder, error }: LadderEditorProps) {
  return (
    <div class="flex flex-col gap-4 p-4">
      <CheckField
        label="Remind clients by mail"
        isOn={isOn}
        onChange={(next) => onLadder({ isOn: next, offsets })}
        hint="In the morning of your time zone, and never while a payment is on its way, reported or disputed. You can mute one invoice or one client."
      />
      {isOn && (
        <>
          <ul class="flex flex-wrap gap-2" aria-label="Steps">
            {offsets.map((offset) => (
              <li
                key={offset}
                class={`flex items-center gap-1 rounded-control border bg-raised py-1 pr-1 pl-3 text-13 ${offset === 0 ? 'border-ink font-semibold' : 'border-line'}`}
              >
                <span class="tabular-nums">{sayStep(offset)}</span>
                <IconButton
                  label={`Take out: ${sayStep(offset)}`}
                  class="size-8"
                  onPress={() => onLadder({ isOn, offsets: offsets.filter((each) => each !== offset) })}
                >
                  <CloseIcon size={16} />
                </IconButton>
              </li>
            ))}
          </ul>
          {error && <p class="text-13 text-stop">{error}</p>}
          {offsets.length < LIMITS.reminderStepsMax ? (
            <NewStep offsets={offsets} onOffsets={(next) => onLadder({ isOn, offsets: next })} />
          ) : (
            <p class="text-13 text-faint">These are as many steps as there can be. Take one out to add another.</p>
          )}
        </>
      )}
    </div>
  );
}

const SIDES = [
  ['after', 'after the due day'],
  ['before', 'before the due day'],
] as const;

interface NewStepProps {
  readonly offsets: readonly number[];
  readonly onOffsets: (offsets: readonly number[]) => void;
}

function NewStep({ offsets, onOffsets }: NewStepProps) {
  const [days, setDays] = useState('');
  const [side, setSide] = useState<'after' | 'before'>('after');
  const [error, setError] = useState<string | undefined>();
  const add = () => {
    const count = /^\d{1,3}$/.test(days.trim()) ? Number(days) : Number.NaN;
    const next = withStep(offsets, side === 'before' && count > 0 ? -count : count);
    if (typeof next === 'string') {
      setError(next);
      return;
    }
    setError(undefined);
    setDays('');
    onOffsets(next);
  };
  return (
    <div class="flex flex-col gap-1.5">
      <div class="grid grid-cols-[5rem_minmax(0,1fr)] items-end gap-3 sm:flex">
        <TextField
          label="Days"
          inputMode="numeric"
          value={days}
          onText={(text) => {
            setDays(text);
            setError(undefined);
          }}
          class="sm:w-24"
        />
        <SelectField label="When" value={side} options={SIDES} onChoose={setSide} />
        <Button class="h-11 max-sm:col-span-2" onPress={add}>
          <PlusIcon size={16} />
          Add a step
        </Button>
      </div>
      {error && (
        <p role="alert" class="text-13 text-stop">
          {error}
        </p>
      )}
    </div>
  );
}
