/** A count at the corner of a tab's icon; the tab says in words what is counted. */
export function TabBadge({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <span
      aria-hidden="true"
      class="figures absolute -top-1.5 left-3 min-w-4 rounded-full bg-accent px-1 text-center text-[10px] leading-4 font-semibold text-on-accent"
    >
      {count > 9 ? '9+' : count}
    </span>
  );
}
