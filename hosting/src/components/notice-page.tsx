import type { ComponentChildren } from 'preact';

interface NoticePageProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A page that says one thing and offers one way on. */
export function NoticePage({ title, children }: NoticePageProps) {
  return (
    <main class="mx-auto flex min-h-dvh max-w-[480px] flex-col justify-center gap-4 px-5 py-12">
      <KeyMark />
      <h1 class="text-22 font-semibold text-balance">{title}</h1>
      {children}
    </main>
  );
}

/** A latch: the line, and the diamond that opens it. */
function KeyMark() {
  return (
    <svg
      aria-hidden="true"
      width="88"
      height="20"
      viewBox="0 0 88 20"
      fill="none"
      stroke="currentColor"
      class="mb-2 text-faint"
    >
      <path d="M0 10h26M46 10h42" stroke-width="2" stroke-dasharray="4 4" />
      <rect
        x="29.5"
        y="3.5"
        width="13"
        height="13"
        rx="2"
        transform="rotate(45 36 10)"
        stroke-width="2"
        class="text-accent"
        stroke="currentColor"
      />
    </svg>
  );
}

export const LINK_LOOK =
  'touch-target inline-flex h-11 items-center justify-center rounded-control bg-accent px-5 font-semibold text-on-accent hover:brightness-110';
