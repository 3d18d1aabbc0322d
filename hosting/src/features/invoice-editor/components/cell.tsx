import type { TargetedKeyboardEvent } from 'preact';
import { useEffect, useState } from 'react';

const TYPING_MS = 700;

/** Whether someone types right now. Not told by focus: a sentence that appears on leaving would move what is being clicked. */
function useTyping(): { isTyping: boolean; type: () => void } {
  const [strokes, setStrokes] = useState(0);
  useEffect(() => {
    if (strokes === 0) return;
    const timer = setTimeout(() => setStrokes(0), TYPING_MS);
    return () => clearTimeout(timer);
  }, [strokes]);
  return { isTyping: strokes > 0, type: () => setStrokes((count) => count + 1) };
}

interface CellProps {
  readonly id: string;
  readonly label: string;
  /** Which line it belongs to. */
  readonly number: number;
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly onEnter: () => void;
  readonly onDone?: () => void;
  readonly isFigure?: boolean;
  /** Its label stands above it at every width; otherwise the column says what it is where there are columns. */
  readonly isLabelled?: boolean;
  readonly maxLength?: number;
  readonly placeholder?: string;
  readonly problem?: string | undefined;
  readonly class?: string;
}

/** A field of a table of lines. */
export function Cell(props: CellProps) {
  const { isTyping, type } = useTyping();
  // Half a number is no mistake yet: nobody is corrected while typing.
  const problem = isTyping ? undefined : props.problem;
  return (
    <div class={`flex min-w-0 flex-col gap-1.5 ${props.class ?? ''}`}>
      <label for={props.id} class={`text-13 font-medium text-soft ${props.isLabelled ? '' : '@2xl:sr-only'}`}>
        {props.label}
        <span class="sr-only"> of line {props.number}</span>
      </label>
      <input
        id={props.id}
        class={`h-11 w-full rounded-control border border-line bg-raised px-3 text-15 text-ink transition-colors hover:border-faint aria-invalid:border-stop ${props.isFigure ? 'figures' : ''} ${props.isFigure && !props.isLabelled ? '@2xl:text-right' : ''}`}
        inputMode={props.isFigure ? 'decimal' : 'text'}
        autoComplete="off"
        value={props.value}
        placeholder={props.placeholder}
        maxLength={props.maxLength}
        aria-invalid={problem !== undefined}
        aria-describedby={problem ? `${props.id}-problem` : undefined}
        onInput={(event) => {
          type();
          props.onText(event.currentTarget.value);
        }}
        onBlur={() => props.onDone?.()}
        onKeyDown={(event: TargetedKeyboardEvent<HTMLInputElement>) => {
          if (event.key !== 'Enter' || event.isComposing) return;
          event.preventDefault();
          props.onEnter();
        }}
      />
      {problem && (
        <p id={`${props.id}-problem`} class="text-13 text-stop">
          {problem}
        </p>
      )}
    </div>
  );
}
