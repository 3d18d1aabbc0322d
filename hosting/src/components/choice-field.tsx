import { useId } from 'react';

interface CheckFieldProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly hint?: string | undefined;
}

/** One thing that is so or not. */
export function CheckField({ label, isOn, onChange, hint }: CheckFieldProps) {
  const id = useId();
  return (
    <div class="flex items-start gap-3">
      <input
        id={id}
        type="checkbox"
        class="mt-1 size-4 shrink-0 accent-ink"
        aria-describedby={hint ? `${id}-note` : undefined}
        checked={isOn}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <div class="min-w-0">
        <label for={id} class="touch-target block text-15 font-medium">
          {label}
        </label>
        {hint && (
          <p id={`${id}-note`} class="text-13 text-faint">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}

interface ChoiceFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly word: string; readonly hint: string }[];
  readonly onChoose: (value: Value) => void;
  readonly class?: string;
}

/** One of a few, each with a sentence about what it means. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const name = useId();
  return (
    <fieldset class="flex min-w-0 flex-col gap-2">
      <legend class="mb-2 text-13 font-medium text-soft">{props.label}</legend>
      <div class={`grid gap-2 ${props.class ?? 'sm:grid-cols-3'}`}>
        {props.options.map(({ value, word, hint }) => (
          <label
            key={value}
            class="flex min-h-11 cursor-pointer items-start gap-3 rounded-control border border-line bg-raised px-3 py-2.5 transition-colors hover:border-faint has-checked:border-ink has-focus-visible:outline-2 has-focus-visible:outline-info"
          >
            <input
              type="radio"
              name={name}
              class="mt-1 size-4 shrink-0 accent-ink outline-none"
              value={value}
              checked={props.value === value}
              onChange={() => props.onChoose(value)}
            />
            <span class="min-w-0">
              <span class="block text-15 font-medium">{word}</span>
              <span class="block text-13 text-faint">{hint}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
