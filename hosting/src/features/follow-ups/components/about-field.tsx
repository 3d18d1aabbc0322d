import { useMemo } from 'react';
import { Field } from '@/components/field';
import { useDirectory } from '@/lib/directory';
import { useOwner } from '@/lib/owner';
import { choicesOf } from '../about-choices';
import type { About } from '../model';

interface AboutFieldProps {
  readonly about: About | null;
  readonly onChoose: (about: About | null) => void;
}

/** What it is about: a client, a room, a lead that is still open, or nothing. */
export function AboutField({ about, onChoose }: AboutFieldProps) {
  const { uid } = useOwner();
  const directory = useDirectory(uid);
  const groups = useMemo(() => choicesOf(directory, about), [directory, about]);
  const all = groups.flatMap(({ choices }) => choices);
  return (
    <Field label="About">
      {(control) => (
        <select
          {...control}
          class={`${control.class} h-11`}
          value={about?.id ?? ''}
          onChange={(event) => onChoose(all.find(({ id }) => id === event.currentTarget.value) ?? null)}
        >
          <option value="">Nobody in particular</option>
          {groups.map(({ word, choices }) => (
            <optgroup key={word} label={word}>
              {choices.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}
