import { Button } from '@/components/button';
import { Lamp } from '@/components/lamp';

interface SaveBarProps {
  readonly isDirty: boolean;
  readonly isBusy: boolean;
  readonly onPutBack: () => void;
}

/** Whether what is shown is saved. */
export function SaveBar({ isDirty, isBusy, onPutBack }: SaveBarProps) {
  return (
    <div class="flex min-h-15 flex-wrap items-center justify-between gap-2 rounded-panel border border-line bg-panel py-2 pr-2 pl-4">
      <span role="status">
        <Lamp tone={isDirty ? 'warn' : 'go'} word={isBusy ? 'Saving' : isDirty ? 'Not saved yet' : 'All saved'} />
      </span>
      <span class="flex gap-2">
        {isDirty && (
          <Button look="bare" onPress={onPutBack} isDisabled={isBusy}>
            Put back
          </Button>
        )}
        <Button look="primary" type="submit" isBusy={isBusy} isDisabled={!isDirty} reason="Nothing has changed.">
          Save
        </Button>
      </span>
    </div>
  );
}
