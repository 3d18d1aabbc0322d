import { Dialog } from '@/components/dialog';
import { SHORTCUTS } from '../shortcuts';

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keys" onClose={onClose}>
      <dl class="grid grid-cols-[1fr_auto] items-center gap-y-3 text-15">
        {SHORTCUTS.map((shortcut) => (
          <div key={shortcut.action} class="contents">
            <dt>{shortcut.label}</dt>
            <dd class="flex items-center justify-end gap-1 text-13 text-faint">
              {shortcut.keys.map((key, index) => (
                <span key={key} class="contents">
                  {index > 0 && 'then'}
                  <Key name={key} />
                </span>
              ))}
            </dd>
          </div>
        ))}
        <dt>Close what is open</dt>
        <dd class="flex justify-end">
          <Key name="Esc" />
        </dd>
      </dl>
    </Dialog>
  );
}

export function Key({ name }: { readonly name: string }) {
  return (
    <kbd class="figures min-w-6 rounded-small border border-line bg-raised px-1.5 text-center text-12 leading-5 text-soft">
      {name}
    </kbd>
  );
}
