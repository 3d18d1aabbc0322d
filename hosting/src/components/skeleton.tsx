/** A grey stand-in of the size that the real thing will have. Still, because nothing here blinks. */
export function Skeleton({ class: size }: { readonly class: string }) {
  return <span aria-hidden="true" class={`block rounded-small bg-raised ${size}`} />;
}
