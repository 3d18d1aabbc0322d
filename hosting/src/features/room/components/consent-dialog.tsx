import { ConfirmDialog } from '@/components/confirm-dialog';
import { CONSENT_VERSION } from '@/contract';
import type { Room } from '../model';
import { useCommentActions } from '../work-actions';

/**
 * The privacy text. Whoever changes what it says raises CONSENT_VERSION with it: what was agreed to before does not cover
 * the new text.
 */
export function ConsentDialog({ room, onClose }: { readonly room: Room; readonly onClose: () => void }) {
  const actions = useCommentActions();
  return (
    <ConfirmDialog
      title="Before you comment"
      look="primary"
      word="I agree"
      keepWord="Not now"
      onConfirm={actions.consent}
      onClose={onClose}
    >
      <p>
        Your comment goes to {room.ownerName} first. Once approved, everybody with a link to this room sees it with your
        name and its date.
      </p>
      <p>
        It is kept with this project, together with the fact and the time that you agreed to this text, and used for
        nothing else.
      </p>
      <p>
        You can withdraw here at any time. Then all your comments are removed, and only the note of your consent and its
        withdrawal stays.
      </p>
      <p class="text-13 text-faint">Privacy text, version {CONSENT_VERSION}</p>
    </ConfirmDialog>
  );
}
