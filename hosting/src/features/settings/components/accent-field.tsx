import { Field } from '@/components/field';
import { CheckIcon } from '@/components/icons';
import { accentTokens } from '@/lib/accent';
import { readAccent } from '../model';

interface AccentFieldProps {
  readonly accent: string;
  readonly onAccent: (accent: string) => void;
  readonly error: string | undefined;
}

const OFFERED = [
  ['#ffb454', 'Amber'],
  ['#ff8a70', 'Coral'],
  ['#f28bc4', 'Pink'],
  ['#b79cff', 'Violet'],
  ['#6cb6ff', 'Blue'],
  ['#3fd0c9', 'Teal'],
  ['#4ade9b', 'Green'],
  ['#c9d65b', 'Lime'],
] as const;

/** The one colour of a freelancer's rooms, with what it does to the words on it. */
export function AccentField({ accent, onAccent, error }: AccentFieldProps) {
  const isColour = /^#[0-9a-f]{6}$/.test(accent);
  const reading = readAccent(accent);
  const hint = !isColour
    ? undefined
    : reading.isShifted
      ? `Too close to the room’s dark ground, so your rooms wear a nearby shade. Contrast of the words on it: ${reading.ratio} : 1.`
      : `Reads well. Contrast of the words on it: ${reading.ratio} : 1.`;
  return (
    <div class="flex flex-col gap-3">
      <fieldset class="flex flex-wrap gap-2">
        <legend class="mb-2 text-13 font-medium text-soft">Accent</legend>
        {OFFERED.map(([colour, word]) => (
          <label
            key={colour}
            title={word}
            style={{ background: colour }}
            class="grid size-11 cursor-pointer place-items-center rounded-control text-[#0a0d12] outline-offset-2 has-focus-visible:outline-2 has-focus-visible:outline-info"
          >
            <input
              type="radio"
              name="accent"
              class="sr-only"
              aria-label={word}
              checked={accent === colour}
              onChange={() => onAccent(colour)}
            />
            {accent === colour && <CheckIcon size={20} />}
          </label>
        ))}
      </fieldset>
      <Field label="Any other colour" hint={hint} error={error} class="max-w-md">
        {(control) => (
          <div class="flex gap-2">
            <input
              type="color"
              aria-label="Pick a colour"
              class="h-11 w-14 shrink-0 cursor-pointer rounded-control border border-line bg-raised p-1"
              value={isColour ? accent : accentTokens(accent).accent}
              onInput={(event) => onAccent(event.currentTarget.value.toLowerCase())}
            />
            <input
              {...control}
              class={`${control.class} figures h-11`}
              value={accent}
              maxLength={7}
              spellcheck={false}
              autoComplete="off"
              onInput={(event) => onAccent(event.currentTarget.value.trim().toLowerCase())}
            />
          </div>
        )}
      </Field>
    </div>
  );
}
