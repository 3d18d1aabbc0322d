import type { ComponentChildren } from 'preact';
import { useId } from 'react';
import { SearchIcon } from './icons';

const CONTROL =
  'h-10 rounded-control border border-line bg-raised text-15 text-ink transition-colors hover:border-faint pointer-coarse:h-11';

/** What stands above a list: its search, its filters and its order. */
export function ListTools({ children }: { readonly children: ComponentChildren }) {
  return <div class="flex flex-wrap items-center gap-2">{children}</div>;
}

interface ListSearchProps {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
}

export function ListSearch({ label, text, onText }: ListSearchProps) {
  return (
    <label class="relative min-w-0 flex-1 basis-56 sm:max-w-80">
      <span class="sr-only">{label}</span>
      <span class="pointer-events-none absolute inset-y-0 left-3 grid place-items-center text-faint">
        <SearchIcon size={16} />
      </span>
      <input
        type="search"
        placeholder={label}
        maxLength={100}
        autoComplete="off"
        class={`${CONTROL} w-full pr-3 pl-9`}
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </label>
  );
}

interface ListChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, word: string])[];
  readonly onChoose: (value: Value) => void;
}

/** One of a few, in the words of the list: its label is for whoever cannot see where it stands. */
export function ListChoice<Value extends string>({ label, value, options, onChoose }: ListChoiceProps<Value>) {
  const id = useId();
  return (
    <>
      <label for={id} class="sr-only">
        {label}
      </label>
      <select
        id={id}
        class={`${CONTROL} max-w-full min-w-0 px-3 max-sm:flex-1 max-sm:basis-32`}
        value={value}
        onChange={(event) => onChoose(event.currentTarget.value as Value)}
      >
        {options.map(([each, word]) => (
          <option key={each} value={each}>
            {word}
          </option>
        ))}
      </select>
    </>
  );
}

interface ListCurrencyProps {
  readonly value: string | null;
  readonly currencies: readonly string[];
  readonly onChoose: (currency: string | null) => void;
}

/** Asked only where there is more than one. */
export function ListCurrency({ value, currencies, onChoose }: ListCurrencyProps) {
  if (currencies.length < 2) return null;
  return (
    <ListChoice
      label="Currency"
      value={value ?? ''}
      options={[['', 'All currencies'], ...currencies.map((each) => [each, each] as const)]}
      onChoose={(currency) => onChoose(currency || null)}
    />
  );
}

interface ListDayProps {
  readonly label: string;
  readonly value: string | null;
  readonly onDay: (day: string | null) => void;
}

export function ListDay({ label, value, onDay }: ListDayProps) {
  return (
    <label class="flex items-center gap-2 text-13 text-soft max-sm:w-full">
      <span class="max-sm:w-10">{label}</span>
      <input
        type="date"
        class={`${CONTROL} px-3 max-sm:min-w-0 max-sm:flex-1`}
        value={value ?? ''}
        onChange={(event) => onDay(event.currentTarget.value || null)}
      />
    </label>
  );
}
