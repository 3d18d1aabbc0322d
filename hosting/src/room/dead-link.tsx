import { LINK_LOOK, NoticePage } from '@/components/notice-page';

/** The same page for a wrong, a revoked and a closed one: a guess must learn nothing. */
export function DeadLink({ wasOpen }: { readonly wasOpen: boolean }) {
  return (
    <NoticePage title={wasOpen ? 'This room has just been closed' : 'This link does not open a room'}>
      <p class="text-soft">
        {wasOpen
          ? 'Nothing of it is left in this tab. '
          : 'It may have been replaced by a newer link, or the room may be closed. '}
        If your address belongs to an open room, we can mail you its link.
      </p>
      <p class="pt-2">
        <a class={LINK_LOOK} href="/recover">
          Mail me my link
        </a>
      </p>
    </NoticePage>
  );
}
