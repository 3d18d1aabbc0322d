/** A grey stand-in of the size that the real thing will have. Still, because nothing here blinks. */
export function Skeleton({ class: size }: { readonly class: string }) {
  return <span aria-hidden="true" class={`block rounded-small bg-raised ${size}`} />;
}

/** A page of two columns that is still on its way. */
export function SheetLoading() {
  return (
    <div class="grid gap-6 xl:grid-cols-[minmax(0,1fr)_26rem]" aria-busy="true">
      <Skeleton class="h-96 rounded-panel" />
      <Skeleton class="h-48 rounded-panel" />
    </div>
  );
}

interface RowsLoadingProps {
  /** The width of a row's second line. */
  readonly detail?: string;
}

/** A list of two-line rows that is still on its way. */
export function RowsLoading({ detail = 'w-80' }: RowsLoadingProps) {
  return (
    <div class="divide-y divide-line" aria-busy="true">
      {[0, 1, 2].map((row) => (
        <div key={row} class="flex flex-col gap-2 p-4">
          <Skeleton class="h-5 w-56 max-w-full" />
          <Skeleton class={`h-4 max-w-full ${detail}`} />
        </div>
      ))}
    </div>
  );
}
