import { Field } from '@/components/field';
import { type ShareForm, typedShare } from '../figures';

interface ShareFieldProps {
  readonly label: string;
  /** Read out beside the label, where several fields have the same. */
  readonly about?: string;
  readonly share: ShareForm;
  readonly currency: string;
  readonly onShare: (share: ShareForm) => void;
  readonly onEnter?: () => void;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly class?: string;
  readonly id?: string;
}

const UNIT =
  'touch-target h-full min-w-9 px-2 text-13 font-medium text-faint transition-colors hover:text-ink aria-pressed:bg-panel aria-pressed:font-semibold aria-pressed:text-ink focus-visible:outline-offset-[-2px]';

/** A per cent or an amount, whichever is meant; typing the sign chooses it. */
export function ShareField({ label, about, share, currency, onShare, ...props }: ShareFieldProps) {
  return (
    <Field label={label} hint={props.hint} error={props.error} class={props.class ?? ''}>
      {(control) => (
        <div
          class={`flex h-11 w-full overflow-clip rounded-control border bg-raised transition-colors hover:border-faint ${props.error ? 'border-stop' : 'border-line'}`}
        >
          <input
            id={control.id}
            data-share={props.id}
            aria-invalid={control['aria-invalid']}
            aria-describedby={control['aria-describedby']}
            aria-label={about && `${label} of ${about}`}
            class="figures min-w-0 flex-1 bg-transparent px-3 text-15 text-ink focus-visible:outline-offset-[-1px]"
            inputMode="decimal"
            autoComplete="off"
            placeholder="0"
            value={share.text}
            onInput={(event) => onShare(typedShare(share, event.currentTarget.value))}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.isComposing || !props.onEnter) return;
              event.preventDefault();
              props.onEnter();
            }}
          />
          <fieldset class="flex border-l border-line">
            <legend class="sr-only">{about ? `${label} of ${about}` : label}: per cent or amount</legend>
            <button
              type="button"
              aria-label="Per cent"
              aria-pressed={share.isRate}
              class={UNIT}
              onClick={() => onShare({ ...share, isRate: true })}
            >
              %
            </button>
            <button
              type="button"
              aria-label={`Amount in ${currency}`}
              aria-pressed={!share.isRate}
              class={`${UNIT} border-l border-line`}
              onClick={() => onShare({ ...share, isRate: false })}
            >
              {currency}
            </button>
          </fieldset>
        </div>
      )}
    </Field>
  );
}
