import { useState } from 'react';
import { Button } from '@/components/button';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { ApiError } from '@/lib/api';
import { useOwnersActions } from '../owners-actions';
import type { Comment } from '../work';

/** What the owner does with a comment: show it to the room, hide it again, or remove it. */
export function JudgeComment({ comment }: { readonly comment: Comment }) {
  const actions = useOwnersActions();
  const [isAsking, setIsAsking] = useState(false);
  const whose = `${comment.name}’s comment`;
  const remove = () =>
    actions.removeComment(comment).catch(() => {
      throw new ApiError('refused', 'It was not deleted. Check your connection and try again.', 0);
    });
  return (
    <div class="flex flex-wrap gap-2">
      {comment.state === 'pending' ? (
        <Button size="small" look="primary" label={`Publish ${whose}`} onPress={() => void actions.publish(comment)}>
          Publish
        </Button>
      ) : (
        <Button size="small" look="bare" label={`Hide ${whose}`} onPress={() => actions.hide(comment)}>
          Hide
        </Button>
      )}
      <Button size="small" look="bare" label={`Delete ${whose}`} onPress={() => setIsAsking(true)}>
        Delete
      </Button>
      {isAsking && (
        <ConfirmDialog title="Delete this comment?" word="Delete" onConfirm={remove} onClose={() => setIsAsking(false)}>
          <p>It is gone for everybody, {comment.name} included.</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
