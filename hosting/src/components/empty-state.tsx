import type { ComponentChildren } from 'preact';

interface EmptyStateProps {
  /** One sentence that teaches what will be here. */
  readonly sentence: string;
  readonly icon?: ComponentChildren;
  /** The next action. */
  readonly action?: ComponentChildren;
}

export function EmptyState({ sentence, icon, action }: EmptyStateProps) {
  return (
    <div class="flex flex-col items-center justify-center gap-3 px-6 py-8 text-center text-faint">
      {icon}
      <p class="max-w-72 text-13 text-pretty text-soft">{sentence}</p>
      {action}
    </div>
  );
}
