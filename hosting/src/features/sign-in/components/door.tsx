import type { ComponentChildren } from 'preact';

interface DoorProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** The one column that everything before the desk is shown in. */
export function Door({ title, children }: DoorProps) {
  return (
    <main id="main" class="mx-auto flex min-h-dvh w-full max-w-md flex-col justify-center gap-8 px-6 py-12">
      <header class="flex flex-col gap-6">
        <Line />
        <div class="flex flex-col gap-1">
          <p class="text-15 font-semibold text-soft">Latchkey</p>
          <h1 class="text-28 font-semibold text-balance">{title}</h1>
        </div>
      </header>
      {children}
    </main>
  );
}

/** The trajectory, small: what every room is drawn along. */
function Line() {
  return (
    <svg aria-hidden="true" viewBox="0 0 240 20" class="h-5 w-60 max-w-full" fill="none">
      <rect x="0.5" y="5.5" width="78" height="9" rx="2" class="fill-go/25 stroke-go" />
      <path d="M79 10h6M163 10h6" class="stroke-line" />
      <rect x="85.500" y="5.5" width="77" height="9" rx="2" class="stroke-info" />
      <rect x="86" y="6" width="46" height="8" class="fill-info/40" />
      <rect x="169.500" y="5.5" width="70" height="9" rx="2" stroke-dasharray="3 3" class="stroke-faint" />
      <path d="m58 4 6 6-6 6-6-6Z" class="fill-go" />
      <path d="m190 4 6 6-6 6-6-6Z" class="fill-ground stroke-warn" stroke-width="1.5" />
      <path d="M132 1v18" class="stroke-ink" stroke-width="2" />
    </svg>
  );
}
