import { accentStyle } from '@/lib/accent';
import { initials } from '@/lib/initials';

interface BrandMarkProps {
  readonly name: string;
  readonly logo: string | null;
  readonly accent: string;
  readonly class?: string;
}

/** A business's logo, or its initials on its accent. */
export function BrandMark({ name, logo, accent, class: extra = 'size-10 text-13' }: BrandMarkProps) {
  if (logo) return <img src={logo} alt="" class={`shrink-0 rounded-control object-contain ${extra}`} />;
  return (
    <span
      aria-hidden="true"
      style={accentStyle(accent)}
      class={`grid shrink-0 place-items-center rounded-control bg-accent font-bold text-on-accent ${extra}`}
    >
      {initials(name)}
    </span>
  );
}
