import { Link } from 'wouter';

/** The product's name and mark, which lead to the day's page. */
export function Wordmark() {
  return (
    <Link href="/desk" class="touch-target flex items-center gap-2.5 rounded-control text-17 font-semibold">
      <svg aria-hidden="true" viewBox="0 0 24 24" class="size-6" fill="none">
        <rect x="1" y="1" width="22" height="22" rx="6" class="fill-ink" />
        <path d="M12 6.2a3 3 0 0 1 1.5 5.6l1 5.2h-5l1-5.2A3 3 0 0 1 12 6.2Z" class="fill-ground" />
      </svg>
      <span class="md:max-xl:sr-only">Latchkey</span>
    </Link>
  );
}
