interface ProgressBarProps {
  /** 0 to 100. */
  readonly value: number;
  readonly label: string;
  readonly tone?: 'go' | 'warn' | 'info' | 'idle';
  readonly class?: string;
}

const FILL = { go: 'bg-go', warn: 'bg-warn', info: 'bg-info', idle: 'bg-faint' };

export function ProgressBar({ value, label, tone = 'info', class: extra = '' }: ProgressBarProps) {
  const whole = Math.round(value);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={whole}
      class={`h-1 overflow-hidden rounded-full bg-raised ${extra}`}
    >
      <div class={`h-full rounded-full ${FILL[tone]}`} style={{ width: `${whole}%` }} />
    </div>
  );
}
