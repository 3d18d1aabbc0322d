import { Skeleton } from '@/components/skeleton';

/** The shape of a page before anything is known about it. */
export function Waiting() {
  return (
    <div class="mx-auto flex w-full max-w-6xl flex-col gap-6 p-4 sm:p-8" aria-busy="true">
      <span role="status" class="sr-only">
        Loading
      </span>
      <Skeleton class="h-8 w-44" />
      <Skeleton class="h-28 w-full rounded-panel" />
      <Skeleton class="h-64 w-full rounded-panel" />
    </div>
  );
}
