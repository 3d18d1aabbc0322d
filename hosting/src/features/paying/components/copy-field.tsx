import { CopyButton } from '@/components/copy-button';

interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
  /** What is copied, where it is not what is shown. */
  readonly copied?: string;
}

/** One field of somebody's bank form: what it is called, what goes in, and a button that copies it. */
export function CopyField({ label, value, copied = value }: CopyFieldProps) {
  return (
    <div class="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 border-b border-line py-2 last:border-b-0">
      <dt class="text-12 text-faint">{label}</dt>
      <dd class="figures text-13 whitespace-pre-line text-ink">{value}</dd>
      <dd class="col-start-2 row-span-2 row-start-1">
        <CopyButton text={copied} word="Copy" label={`Copy: ${label}`} size="small" />
      </dd>
    </div>
  );
}
