import { Skeleton } from '@/components/skeleton';

/** The room's shape while the first data is on its way; on the desk its header and margins are there already. */
export function RoomSkeleton({ isPage }: { readonly isPage: boolean }) {
  return (
    <div role="status" aria-label="Opening the room">
      {isPage && (
        <div class="border-b border-line">
          <div class="mx-auto flex min-h-18 max-w-[1240px] items-center gap-4 px-4 py-3 md:px-6">
            <Skeleton class="size-10 rounded-control" />
            <div class="flex flex-1 flex-col gap-2">
              <Skeleton class="h-5 w-56 max-w-full" />
              <Skeleton class="h-4 w-40" />
            </div>
          </div>
        </div>
      )}
      <div class={`flex flex-col gap-4 ${isPage ? 'mx-auto max-w-[1240px] px-4 pt-5 md:px-6' : ''}`}>
        <Skeleton class="hidden h-24 w-full rounded-panel bg-panel md:block" />
        <div class="grid gap-3 lg:grid-cols-3">
          <Skeleton class="h-20 rounded-panel border border-line bg-panel" />
          <Skeleton class="h-20 rounded-panel border border-line bg-panel" />
          <Skeleton class="h-20 rounded-panel border border-line bg-panel" />
        </div>
        <div class="grid gap-4 md:grid-cols-[1fr_340px] lg:grid-cols-[1fr_400px]">
          <Skeleton class="h-80 rounded-panel border border-line bg-panel" />
          <Skeleton class="h-80 rounded-panel border border-line bg-panel" />
        </div>
      </div>
    </div>
  );
}
