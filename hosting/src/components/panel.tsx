import type { ComponentChildren } from 'preact';

interface PanelProps {
  readonly id: string;
  readonly title: string;
  /** A short figure or word at the right of the title. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
  readonly class?: string;
}

/**
 * A titled surface. Lines, not shadows. Text in it begins 16 px from its edge, where the title does, and a bare lamp at 20,
 * so that its glow does.
 */
export function Panel({ id, title, aside, children, class: extra = '' }: PanelProps) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      tabIndex={-1}
      class={`flex min-w-0 flex-col rounded-panel border border-line bg-panel outline-none ${extra}`}
    >
      <header class="flex min-h-12 items-center justify-between gap-3 border-b border-line py-1 pr-2 pl-4">
        <h2 id={`${id}-title`} class="caption text-soft">
          {title}
        </h2>
        <div class="flex items-center gap-2 pr-2 text-13 text-soft">{aside}</div>
      </header>
      {children}
    </section>
  );
}
