import type { ComponentChildren, TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { useId } from 'react';

export type Look = 'primary' | 'quiet' | 'bare' | 'danger';
export type Size = 'medium' | 'small';

const LOOK: Record<Look, string> = {
  primary:
    'bg-accent text-on-accent font-semibold not-disabled:hover:brightness-110 not-disabled:active:brightness-95 disabled:border disabled:border-line disabled:bg-raised disabled:text-faint',
  quiet: 'disabled:text-faint bg-raised text-ink font-medium border border-line not-disabled:hover:border-faint',
  bare: 'disabled:text-faint text-soft font-medium not-disabled:hover:text-ink not-disabled:hover:bg-raised',
  danger: 'disabled:text-faint bg-raised text-stop font-medium border border-line not-disabled:hover:border-stop',
};

const SIZE: Record<Size, string> = { medium: 'h-10 px-4 text-15', small: 'h-8 px-3 text-13' };

const SHAPE =
  'touch-target inline-flex shrink-0 items-center justify-center gap-2 rounded-control whitespace-nowrap select-none transition-[border-color,background-color,color,filter]';

/** What a button looks like, for links that stand among buttons. */
export function buttonClass(look: Look, size: Size): string {
  return `${SHAPE} ${LOOK[look]} ${SIZE[size]}`;
}

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onPress?: (event: MouseEvent) => void;
  readonly look?: Look;
  readonly size?: Size;
  readonly type?: 'button' | 'submit';
  /** Busy keeps the width and the focus, and ignores presses. */
  readonly isBusy?: boolean;
  readonly isDisabled?: boolean;
  /** Why it is disabled, shown on hover and read out. */
  readonly reason?: string | undefined;
  readonly label?: string | undefined;
  readonly class?: string;
  readonly id?: string | undefined;
  readonly expanded?: boolean | undefined;
}

export function Button(props: ButtonProps) {
  const { look = 'quiet', size = 'medium', isBusy = false, isDisabled = false, reason } = props;
  const reasonId = useId();
  return (
    <>
      <button
        type={props.type ?? 'button'}
        id={props.id}
        class={`${buttonClass(look, size)} ${props.class ?? ''}`}
        disabled={isDisabled}
        aria-busy={isBusy}
        aria-label={props.label}
        aria-expanded={props.expanded}
        aria-describedby={isDisabled && reason ? reasonId : undefined}
        title={isDisabled ? reason : undefined}
        onClick={(event) => (isBusy ? event.preventDefault() : props.onPress?.(event))}
      >
        {isBusy && <Spinner />}
        {props.children}
      </button>
      {/* Beside the button, not inside: its name stays its word. */}
      {isDisabled && reason && (
        <span id={reasonId} class="sr-only">
          {reason}
        </span>
      )}
    </>
  );
}

function Spinner() {
  return (
    <span
      aria-hidden="true"
      class="size-3.5 animate-spin rounded-full border-2 border-current border-t-transparent motion-reduce:animate-none"
    />
  );
}

interface IconButtonProps {
  readonly label: string;
  readonly onPress?: (event: MouseEvent) => void;
  readonly children: ComponentChildren;
  readonly isDisabled?: boolean;
  readonly class?: string;
  readonly expanded?: boolean | undefined;
  readonly onPointerDown?: (event: TargetedPointerEvent<HTMLButtonElement>) => void;
  readonly onKeyDown?: (event: TargetedKeyboardEvent<HTMLButtonElement>) => void;
}

/** A square button with an icon; its label is what a screen reader says and what hovering shows. */
export function IconButton(props: IconButtonProps) {
  return (
    <button
      type="button"
      class={`touch-target inline-grid size-9 shrink-0 place-items-center rounded-control text-soft transition-colors enabled:hover:bg-raised enabled:hover:text-ink disabled:opacity-50 ${props.class ?? ''}`}
      aria-label={props.label}
      aria-expanded={props.expanded}
      title={props.label}
      disabled={props.isDisabled ?? false}
      onClick={(event) => props.onPress?.(event)}
      onPointerDown={props.onPointerDown}
      onKeyDown={props.onKeyDown}
    >
      {props.children}
    </button>
  );
}
