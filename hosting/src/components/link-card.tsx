import type { ComponentChildren } from 'preact';
import { CopyButton } from './copy-button';
import { QrCode } from './qr-code';

interface LinkCardProps {
  readonly url: string;
  /** Whose link it is. */
  readonly name: string;
  /** What else can be done with it. */
  readonly children?: ComponentChildren;
}

/** A private link in every form somebody may want it. */
export function LinkCard({ url, name, children }: LinkCardProps) {
  return (
    <div class="flex flex-col items-center gap-4 sm:flex-row sm:items-start">
      <QrCode text={url} label="QR code that opens the room" class="w-36 shrink-0 border border-line" />
      <div class="flex min-w-0 flex-1 flex-col gap-3 self-stretch">
        <label class="flex flex-col gap-1.5">
          <span class="text-13 font-medium text-soft">Private link</span>
          <input
            readOnly
            value={url}
            class="figures h-11 w-full rounded-control border border-line bg-raised px-3 text-13"
            onFocus={(event) => event.currentTarget.select()}
          />
        </label>
        <div class="flex flex-wrap gap-2">
          <CopyButton text={url} word="Copy link" />
          {children}
        </div>
        <p class="text-13 text-faint">Whoever has this link can open the room. Send it only to {name}.</p>
      </div>
    </div>
  );
}
