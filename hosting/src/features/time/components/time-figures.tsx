import type { ComponentChildren } from 'preact';

/** Figures about time, each with its word and how it is counted. */
export function TimeFigures({ children }: { readonly children: ComponentChildren }) {
  return <dl class="grid grid-cols-2 gap-x-4 gap-y-5 p-4 lg:grid-cols-4">{children}</dl>;
}

interface TimeFigureProps {
  readonly word: string;
  readonly children: ComponentChildren;
  /** How it is counted. */
  readonly note?: string | undefined;
}

export function TimeFigure({ word, children, note }: TimeFigureProps) {
  return (
    <div class="min-w-0">
      <dt class="text-13 text-soft">{word}</dt>
      <dd class="figures text-17 font-semibold">{children}</dd>
      {note && <dd class="mt-1 text-12 text-pretty text-faint">{note}</dd>}
    </div>
  );
}
