import type { ComponentChildren } from 'preact';
import { LampDot, type Tone } from './lamp';

interface NoticeProps {
  readonly tone: Tone;
  readonly children: ComponentChildren;
  /** What to do about it. */
  readonly action?: ComponentChildren;
  /** Read out at once: for what stops the reader. */
  readonly isUrgent?: boolean;
  readonly class?: string;
}

/** One thing the reader should know before going on, with what to do about it. */
export function Notice({ tone, children, action, isUrgent = false, class: extra = '' }: NoticeProps) {
  return (
    <div
      role={isUrgent ? 'alert' : 'status'}
      class={`flex flex-wrap items-center gap-x-4 gap-y-2 rounded-panel border border-line bg-panel py-3 pr-3 pl-4 text-15 ${extra}`}
    >
      <div class="flex min-w-0 flex-1 basis-56 items-start gap-3">
        <LampDot tone={tone} class="mt-[7px]" />
        <div class="min-w-0 flex-1">{children}</div>
      </div>
      {action && <div class="flex flex-wrap gap-2">{action}</div>}
    </div>
  );
}
