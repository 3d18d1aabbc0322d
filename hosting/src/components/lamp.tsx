export type Tone = 'go' | 'warn' | 'stop' | 'info' | 'idle';

const COLOUR: Record<Tone, string> = {
  go: 'text-go',
  warn: 'text-warn',
  stop: 'text-stop',
  info: 'text-info',
  idle: 'text-faint',
};

interface DotProps {
  readonly tone: Tone;
  readonly class?: string;
}

/** The lamp without its word, for rows where the word stands elsewhere. Idle is a ring: shape tells, not only colour. */
export function LampDot({ tone, class: extra = '' }: DotProps) {
  const body =
    tone === 'idle'
      ? 'border-[1.5px] border-current bg-panel'
      : 'bg-current shadow-[0_0_0_4px_color-mix(in_srgb,currentColor_18%,transparent)]';
  return (
    <span aria-hidden="true" class={`inline-block size-2 shrink-0 rounded-full ${COLOUR[tone]} ${body} ${extra}`} />
  );
}

interface LampProps extends DotProps {
  readonly word: string;
}

/** Status: a lamp and a word, never colour alone. */
export function Lamp({ tone, word, class: extra = '' }: LampProps) {
  return (
    <span class={`inline-flex items-center gap-2 text-13 text-soft ${extra}`}>
      <LampDot tone={tone} class="m-1" />
      {word}
    </span>
  );
}
