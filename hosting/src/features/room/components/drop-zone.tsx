import { useEffect, useState } from 'react';
import { UploadIcon } from '@/components/icons';

interface DropZoneProps {
  readonly sentence: string;
  readonly onFiles: (files: readonly File[], target: Element | null) => void;
}

/** Files may be dropped anywhere on the page. */
export function DropZone({ sentence, onFiles }: DropZoneProps) {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth += 1;
      setIsOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth -= 1;
      if (depth <= 0) setIsOver(false);
    };
    const over = (event: DragEvent) => carriesFiles(event) && event.preventDefault();
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setIsOver(false);
      onFiles([...(event.dataTransfer?.files ?? [])], event.target instanceof Element ? event.target : null);
    };
    document.addEventListener('dragenter', enter);
    document.addEventListener('dragleave', leave);
    document.addEventListener('dragover', over);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragenter', enter);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', drop);
    };
  }, [onFiles]);
  if (!isOver) return null;
  return (
    <div class="pointer-events-none fixed inset-2 z-40 grid place-items-center rounded-panel border-2 border-dashed border-accent bg-[color-mix(in_srgb,var(--ground)_88%,transparent)]">
      <p class="flex items-center gap-3 text-17 font-semibold">
        <UploadIcon />
        {sentence}
      </p>
    </div>
  );
}
