import { useRef, useState } from 'react';
import { BrandMark } from '@/components/brand-mark';
import { Button } from '@/components/button';
import { useToasts } from '@/components/toasts';
import { readLogo } from '../logo';

interface LogoFieldProps {
  readonly logo: string | null;
  readonly name: string;
  readonly accent: string;
  readonly onLogo: (logo: string | null) => void;
  readonly error: string | undefined;
}

/** A picture, made small here in the browser, or else the initials. */
export function LogoField({ logo, name, accent, onLogo, error }: LogoFieldProps) {
  const picker = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const { say } = useToasts();
  const read = async (file: File) => {
    setIsBusy(true);
    const reading = await readLogo(file);
    setIsBusy(false);
    setProblem(reading.ok ? null : reading.problem);
    if (reading.ok) onLogo(reading.dataUrl);
  };
  const remove = () => {
    const before = logo;
    onLogo(null);
    say('Logo taken off. Save to show it.', () => onLogo(before));
  };
  const sentence = problem ?? error;
  return (
    <div class="flex flex-col gap-2">
      <p id="logo-label" class="text-13 font-medium text-soft">
        Logo
      </p>
      <div class="flex flex-wrap items-center gap-4">
        <BrandMark name={name} logo={logo} accent={accent} class="size-16 text-20" />
        <div class="flex flex-wrap gap-2">
          <Button isBusy={isBusy} onPress={() => picker.current?.click()}>
            {logo ? 'Choose another picture' : 'Choose a picture'}
          </Button>
          {logo && (
            <Button look="bare" onPress={remove}>
              Take it off
            </Button>
          )}
        </div>
        <input
          ref={picker}
          type="file"
          accept="image/png,image/jpeg,image/webp"
          class="hidden"
          tabIndex={-1}
          aria-labelledby="logo-label"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file) void read(file);
          }}
        />
      </div>
      <p class={`text-13 ${sentence ? 'text-stop' : 'text-faint'}`} role={sentence ? 'alert' : undefined}>
        {sentence ?? 'PNG, JPEG or WebP. It is made small here, before it leaves your computer.'}
      </p>
    </div>
  );
}
