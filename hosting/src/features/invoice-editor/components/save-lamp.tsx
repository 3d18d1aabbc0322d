import { Lamp, type Tone } from '@/components/lamp';
import type { SaveState } from '../draft-store';

interface SaveLampProps {
  readonly save: SaveState;
  /** Both versions are shown, and saving waits for a choice. */
  readonly isWaiting: boolean;
  readonly onRetry: () => void;
}

const SAID: Record<SaveState['kind'], readonly [Tone, string]> = {
  saved: ['go', 'Saved'],
  unsaved: ['info', 'Saving soon'],
  saving: ['info', 'Saving'],
  blocked: ['warn', 'Not saved: look at the marked field'],
  offline: ['warn', 'No connection. Kept here, saved when it is back'],
  failed: ['stop', 'Not saved'],
};

/** Whether the draft is safe; and a way on when it is not. */
export function SaveLamp({ save, isWaiting, onRetry }: SaveLampProps) {
  if (isWaiting) return <Lamp tone="warn" word="Not saved: choose a version first" />;
  const [tone, word] = SAID[save.kind];
  return (
    <span class="flex flex-wrap items-center gap-x-2">
      <span role="status">
        <Lamp tone={tone} word={save.kind === 'failed' ? `${word}. ${save.sentence}` : word} />
      </span>
      {(save.kind === 'failed' || save.kind === 'offline') && (
        <button
          type="button"
          class="touch-target rounded-control px-2 text-13 font-semibold text-ink underline underline-offset-2"
          onClick={onRetry}
        >
          Try again
        </button>
      )}
    </span>
  );
}
