import type { ComponentChildren } from 'preact';
import { useId } from 'react';

const CONTROL =
  'w-full rounded-control border border-line bg-raised px-3 text-15 text-ink transition-colors hover:border-faint aria-invalid:border-stop disabled:opacity-60';

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly class?: string;
  readonly children: (control: {
    readonly id: string;
    readonly class: string;
    readonly 'aria-invalid': boolean;
    readonly 'aria-describedby': string | undefined;
  }) => ComponentChildren;
}

/** A label, a control, and one sentence below it: what is wrong, or else a hint. */
export function Field({ label, hint, error, class: extra = '', children }: FieldProps) {
  const id = useId();
  const sentence = error ?? hint;
  return (
    <div class={`flex flex-col gap-1.5 ${extra}`}>
      <label for={id} class="text-13 font-medium text-soft">
        {label}
      </label>
      {children({
        id,
        class: CONTROL,
        'aria-invalid': error !== undefined,
        'aria-describedby': sentence ? `${id}-note` : undefined,
      })}
      {sentence && (
        <p id={`${id}-note`} class={`text-13 ${error ? 'text-stop' : 'text-faint'}`}>
          {sentence}
        </p>
      )}
    </div>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly type?: 'text' | 'email' | 'date' | 'time' | 'search';
  readonly inputMode?: 'text' | 'email' | 'decimal' | 'numeric';
  readonly autoComplete?: string;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly onBlur?: () => void;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly class?: string;
}

export function TextField(props: TextFieldProps) {
  return (
    <Field label={props.label} hint={props.hint} error={props.error} class={props.class ?? ''}>
      {(control) => (
        <input
          {...control}
          class={`${control.class} h-11`}
          // Preact's types tie each input type to its own roles; none of ours sets a role.
          type={(props.type ?? 'text') as 'text'}
          inputMode={props.inputMode}
          autoComplete={props.autoComplete}
          placeholder={props.placeholder}
          maxLength={props.maxLength}
          required={props.isRequired ?? false}
          disabled={props.isDisabled ?? false}
          value={props.value}
          onInput={(event) => props.onText(event.currentTarget.value)}
          onBlur={props.onBlur}
        />
      )}
    </Field>
  );
}

interface TextAreaFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly rows?: number;
  readonly maxLength?: number;
}

export function TextAreaField({ label, value, onText, hint, error, rows = 3, maxLength }: TextAreaFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <textarea
          {...control}
          class={`${control.class} resize-y py-2.5`}
          rows={rows}
          {...(maxLength === undefined ? {} : { maxLength })}
          value={value}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface SelectFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, word: string])[];
  readonly onChoose: (value: Value) => void;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  return (
    <Field label={props.label} hint={props.hint} error={props.error}>
      {(control) => (
        <select
          {...control}
          class={`${control.class} h-11`}
          value={props.value}
          onChange={(event) => props.onChoose(event.currentTarget.value as Value)}
        >
          {props.options.map(([value, word]) => (
            <option key={value} value={value}>
              {word}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
